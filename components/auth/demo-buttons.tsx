"use client";

import { Anchor, Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { signInWith } from "./sign-in";
import { useSignInProblem } from "./use-sign-in-problem";

const ROLES = ["owner", "manager", "editor", "operator"] as const;

/** One press a role, into the demo workspace. */
export function DemoButtons({ next }: { next: string }) {
  const t = useTranslations("auth.demo");
  const { busy, problem, enter } = useDemo(next);
  return (
    <Paper component="section" p="md" aria-labelledby="demo-title">
      <Title order={2} id="demo-title">
        {t("title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("text")}{" "}
        <Anchor href="/demo" inherit>
          {t("shop")}
        </Anchor>
      </Text>
      <Stack gap="xs">
        {ROLES.map((role) => (
          <Button
            key={role}
            variant={role === "owner" ? "light" : "default"}
            justify="space-between"
            rightSection={
              <Text size="xs" c={role === "owner" ? "inherit" : "dimmed"} visibleFrom="xs" component="span">
                {t(`may.${role}`)}
              </Text>
            }
            loading={busy === role}
            disabled={busy !== null && busy !== role}
            onClick={() => void enter(role)}
          >
            {t(`as.${role}`)}
          </Button>
        ))}
        {problem && (
          <Notice tone="red" role="alert">
            {problem}
          </Notice>
        )}
      </Stack>
    </Paper>
  );
}

function useDemo(next: string) {
  const t = useTranslations("auth.demo");
  const say = useSignInProblem();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const enter = async (role: string) => {
    setBusy(role);
    setProblem(null);
    const result = await signInWith("demo", { role });
    if (result.ok) return window.location.assign(next);
    setBusy(null);
    setProblem(result.why === "wrong" ? t("missing") : say(result));
  };
  return { busy, problem, enter };
}
