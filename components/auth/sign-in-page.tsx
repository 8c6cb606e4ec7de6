"use client";

import { Anchor, Divider, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AuthTitle } from "./auth-frame";
import { DemoButtons } from "./demo-buttons";
import { SignInForm } from "./sign-in-form";

interface SignInPageProps {
  next: string;
  hasDemo: boolean;
  /** Nobody owns the installation yet. */
  isFresh: boolean;
}

export function SignInPage({ next, hasDemo, isFresh }: SignInPageProps) {
  const t = useTranslations("auth");
  if (!hasDemo)
    return (
      <>
        <AuthTitle title={t("signInTitle")} />
        <SignInForm next={next} />
      </>
    );
  return (
    <>
      <AuthTitle title={t("signInTitle")} />
      <Stack gap="lg">
        <DemoButtons next={next} />
        {isFresh ? (
          <Text size="sm" c="dimmed">
            {t("own.text")}{" "}
            <Anchor component={Link} href="/set-up" inherit>
              {t("own.link")}
            </Anchor>
          </Text>
        ) : (
          <>
            <Divider label={t("orPassword")} />
            <SignInForm next={next} />
          </>
        )}
      </Stack>
    </>
  );
}
