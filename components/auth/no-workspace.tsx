"use client";

import { Button } from "@mantine/core";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { AuthTitle } from "./auth-frame";

/** Signed in, but no longer (or not yet) a member of anything. */
export function NoWorkspace({ email }: { email: string }) {
  const t = useTranslations("auth.noWorkspace");
  return (
    <>
      <AuthTitle title={t("title")} text={t("text", { email })} />
      <Button variant="default" onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
        {t("signOut")}
      </Button>
    </>
  );
}
