"use client";

import { Button, Collapse, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import type { ConsentVersion } from "./consent-version";
import classes from "./people.module.css";

/** Every version there ever was: each is the proof of what somebody agreed to. */
export function ConsentVersions({ versions }: { versions: ConsentVersion[] }) {
  const t = useTranslations("settings.consent");
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={-8}
        leftSection={<IconHistory size={16} aria-hidden />}
        onClick={toggle}
        aria-expanded={isOpen}
      >
        {t("versions", { count: versions.length })}
      </Button>
      <Collapse expanded={isOpen}>
        <ul className={classes.list} style={{ marginTop: 0 }}>
          {versions.map(({ version, text, language, createdAt, accepted }) => (
            <li key={version} className={classes.row} style={{ gridTemplateColumns: "minmax(0, 1fr)" }}>
              <Stack gap={2}>
                <Text size="xs" c="dimmed">
                  {t("version", { version })} · <ClockTime at={createdAt} date="always" /> ·{" "}
                  {t("accepted", { count: accepted })}
                </Text>
                <Text size="sm" lang={language}>
                  {text}
                </Text>
              </Stack>
            </li>
          ))}
        </ul>
      </Collapse>
    </div>
  );
}
