"use client";

import { Button, Popover, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { Issue } from "@/core/flow/document";
import classes from "../editor.module.css";
import { useDocument, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { useSentence, useWording } from "../words/use-wording";
import { useIssues, useIssueWords } from "./use-issues";

/** How many problems there are; opened, which, each leading to its step. */
export function IssueList() {
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
          <Issues issues={issues} onChosen={popover.close} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Problems, each a press away from the step it is at. */
export function Issues({ issues, onChosen }: { issues: readonly Issue[]; onChosen: () => void }) {
  const words = useIssueWords();
  const sentence = useSentence();
  const store = useEditorStore();
  const { nodes } = useDocument();
  return (
    <ul className={classes.issues}>
      {issues.map((issue) => {
        const node = nodes.find(({ id }) => id === issue.nodeId);
        return (
          <li key={`${issue.code} ${issue.nodeId} ${issue.field} ${issue.message}`}>
            <button
              type="button"
              className={classes.issue}
              data-tone={issue.severity === "error" ? "red" : "amber"}
              onClick={() => {
                if (node) select(store, [node.id]);
                onChosen();
              }}
            >
              <IconAlertTriangle size={16} aria-hidden className={classes.issueMark} />
              <span>
                {node && (
                  <Text span fw={600} fz={13} display="block">
                    {node.name || sentence(node)}
                  </Text>
                )}
                {words(issue)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
