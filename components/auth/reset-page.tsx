"use client";

import { Anchor, Button, Loader, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { AuthTitle } from "./auth-frame";
import { ResetForm } from "./reset-form";

/** Whoever has the link chooses a new password; a link that no longer works says why, and offers another. */
export function ResetPage({ token }: { token: string }) {
  const t = useTranslations("auth.reset");
  const refusal = useRefusal();
  const trpc = useTrpc();
  // Asked for once: while a password is saved, its link is used up, and the form must not go away under it.
  const { data, error } = useQuery(
    trpc.account.resets.read.queryOptions({ token }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (error) return <Closed text={refusal.sentence(error)} />;
  if (!data) return <Loader aria-label={t("loading")} />;
  if (data.state !== "open") return <Closed text={t(`closed.${data.state}`)} />;
  return (
    <>
      <AuthTitle title={t("title")} text={t("text")} />
      <ResetForm token={token} email={data.email} />
    </>
  );
}

function Closed({ text }: { text: string }) {
  const t = useTranslations("auth.reset");
  return (
    <Stack gap="md">
      <AuthTitle title={t("closedTitle")} text={text} />
      <Button component={Link} href="/forgot-password">
        {t("again")}
      </Button>
      <Anchor component={Link} href="/sign-in" size="sm">
        {t("signIn")}
      </Anchor>
    </Stack>
  );
}
