"use client";

import { Code, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./sites.module.css";

type Result = inferRouterOutputs<AppRouter>["sites"]["check"];

/** What the check saw, and what to do about it. */
export function CheckResult({ result, siteKey }: { result: Result; siteKey: string }) {
  const t = useTranslations("sites.check");
  const isFound = result.kind === "found";
  return (
    <Notice
      tone={isFound ? "green" : "amber"}
      icon={isFound ? IconCheck : IconAlertTriangle}
      title={t(`${result.kind}.title`)}
    >
      <Stack gap={6}>
        <Explanation result={result} siteKey={siteKey} />
        <Text size="xs" c="dimmed" className={classes.snippet}>
          {t("looked", { page: result.page })}
        </Text>
      </Stack>
    </Notice>
  );
}

function Explanation({ result, siteKey }: { result: Result; siteKey: string }) {
  const t = useTranslations("sites.check");
  switch (result.kind) {
    case "found":
      return <Text size="sm">{t("found.text")}</Text>;
    case "other-key":
      return (
        <Text size="sm">
          {t("other-key.text", {
            keys: result.keys.map((key) => key ?? t("other-key.none")).join(", "),
            siteKey,
          })}
        </Text>
      );
    case "not-found":
      return (
        <Text size="sm">
          {t("not-found.text")} {result.hasTagManager && t("not-found.tagManager")}
        </Text>
      );
    case "blocked":
      return (
        <>
          <Text size="sm">{t("blocked.text", { directive: result.directive })}</Text>
          <Code block className={classes.snippet}>
            {`${result.directive} … ${result.add}`}
          </Code>
        </>
      );
    case "bad-answer":
      return (
        <Text size="sm">
          {result.status === 200
            ? t("bad-answer.type", { contentType: result.contentType || "?" })
            : t("bad-answer.status", { status: result.status })}
        </Text>
      );
    case "unreachable":
      return <Text size="sm">{t(`unreachable.${result.problem}`)}</Text>;
  }
}
