"use client";

import { Button, Card, Group, Text, ThemeIcon, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./today.module.css";

type FirstSteps = inferRouterOutputs<AppRouter>["today"]["firstSteps"];

/** What stands between a new workspace and its first callback. The first open step is the one to press. */
export function FirstRun({ steps }: { steps: FirstSteps }) {
  const t = useTranslations("today.firstRun");
  const { slug, isDemo } = useWorkspace();
  const items = [
    { key: "site", href: `/${slug}/sites`, isDone: steps.snippetSeen },
    { key: "operator", href: `/${slug}/team`, isDone: steps.hasOperator },
    isDemo
      ? { key: "try", href: "/demo", isDone: steps.hasCallback }
      : { key: "tryOwn", href: `/${slug}/sites`, isDone: steps.hasCallback },
  ];
  const firstOpen = items.findIndex(({ isDone }) => !isDone);
  return (
    <Card component="section" aria-labelledby="first-run" mb="lg" padding="lg">
      <Title order={2} id="first-run">
        {t("title")}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t("text")}
      </Text>
      <ol className={classes.steps}>
        {items.map(({ key, href, isDone }, index) => (
          <li key={key} className={classes.step}>
            <ThemeIcon radius="xl" size={28} variant="light" color={isDone ? "green" : "violet"}>
              {isDone ? <IconCheck size={16} aria-label={t("done")} /> : index + 1}
            </ThemeIcon>
            <div className={classes.stepText}>
              <Text fw={550}>{t(`${key}.title`)}</Text>
              <Text size="sm" c="dimmed">
                {t(`${key}.text`)}
              </Text>
            </div>
            {!isDone && (
              <Group>
                <Button component={Link} href={href} variant={index === firstOpen ? "filled" : "default"}>
                  {t(`${key}.action`)}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
