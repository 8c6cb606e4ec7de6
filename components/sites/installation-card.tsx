"use client";

import { Anchor, Button, Code, CopyButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconCopy, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { CheckResult } from "./check-result";
import type { Site } from "./site";
import classes from "./sites.module.css";

/** The snippet, when a page last asked for the widget, and a check that looks at the page now. */
export function InstallationCard({ site }: { site: Site }) {
  const t = useTranslations("sites.installation");
  return (
    <Paper component="section" p="md" className={classes.aside}>
      <Title order={2}>{t("title")}</Title>
      <Text size="sm" c="dimmed" mt={2}>
        {t("text")}
      </Text>
      <Stack gap="sm" mt="md">
        <Code block className={classes.snippet}>
          {site.snippet}
        </Code>
        <CopyButton value={site.snippet}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            >
              {t(copied ? "copied" : "copy")}
            </Button>
          )}
        </CopyButton>
        <LastSeen site={site} />
        <Check site={site} />
      </Stack>
    </Paper>
  );
}

function LastSeen({ site: { lastSeenAt, lastSeenPage } }: { site: Site }) {
  const t = useTranslations("sites.installation");
  if (!lastSeenAt) return <Text size="sm">{t("neverSeen")}</Text>;
  return (
    <Text size="sm">
      {t("lastSeen")} <RelativeTime at={lastSeenAt} />
      {lastSeenPage && (
        <>
          {" · "}
          <Anchor href={lastSeenPage} target="_blank" rel="noreferrer" inherit className={classes.snippet}>
            {lastSeenPage}
          </Anchor>
        </>
      )}
    </Text>
  );
}

function Check({ site }: { site: Site }) {
  const t = useTranslations("sites.installation");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const check = useMutation(trpc.sites.check.mutationOptions());
  return (
    <>
      <Group>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={check.isPending}
          onClick={() => check.mutate({ id: site.id })}
        >
          {t("check")}
        </Button>
      </Group>
      <div role="status">
        {check.data && <CheckResult result={check.data} siteKey={site.key} />}
        {check.error && <Notice tone="red">{refusal.sentence(check.error)}</Notice>}
      </div>
    </>
  );
}
