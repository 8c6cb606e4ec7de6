"use client";

import { Button, Popover, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { IssueList } from "../issues/issue-list";
import { useIssues } from "../issues/use-issues";
import { useWording } from "../words/use-wording";
import classes from "./toolbar.module.css";

/** How many problems there are; opened, which, each leading to its step. */
export function IssueMenu() {
  const { t } = useWording();
  const issues = useIssues();
  const [isOpen, popover] = useDisclosure(false);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const tone = errors > 0 ? "red" : issues.length > 0 ? "amber" : "green";
  const Glyph = issues.length > 0 ? IconAlertTriangle : IconCircleCheck;
  return (
    <Popover opened={isOpen} onChange={popover.toggle} width={340} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          data-tone={tone}
          leftSection={<Glyph size={17} color="var(--tone-text)" aria-hidden />}
          onClick={popover.toggle}
        >
          <span className={classes.wordy}>{t("issues.count", { count: issues.length })}</span>
          {issues.length > 0 && (
            <span className={classes.short} aria-hidden>
              {issues.length}
            </span>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        {issues.length === 0 ? (
          <Text size="sm" p={8}>
            {t("issues.none")}
          </Text>
        ) : (
          <IssueList issues={issues} onChosen={popover.close} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
