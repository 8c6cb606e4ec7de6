"use client";

import { Anchor, Button, Loader, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { AuthTitle } from "./auth-frame";
import { JoinForm } from "./join-form";

interface InvitationPageProps {
  token: string;
  /** The e-mail of whoever is signed in. */
  signedInAs: string | null;
}

/** Whoever has the link: a new account, or the one they have. */
export function InvitationPage({ token, signedInAs }: InvitationPageProps) {
  const t = useTranslations("auth.invitation");
  const roles = useTranslations("settings.roles");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const { data, error } = useQuery(trpc.invitations.read.queryOptions({ token }));
  if (error) return <AuthTitle title={t("closedTitle")} text={refusal.sentence(error)} />;
  if (!data) return <Loader aria-label={t("loading")} />;
  const { state, workspace, invitedBy, role, email, hasAccount } = data;
  if (state !== "open")
    return (
      <Stack gap="md">
        <AuthTitle title={t("closedTitle")} text={t(`closed.${state}`)} />
        <Anchor component={Link} href="/">
          {t("home")}
        </Anchor>
      </Stack>
    );
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(`/invitations/${token}`)}`;
  return (
    <>
      <AuthTitle
        title={t("title", { workspace: workspace.name })}
        text={t("text", { invitedBy: invitedBy ?? t("somebody"), role: roles(role) })}
      />
      {signedInAs ? (
        <JoinButton token={token} signedInAs={signedInAs} email={email} />
      ) : hasAccount ? (
        <Stack gap="md">
          <Text>{t("hasAccount", { email })}</Text>
          <Button component={Link} href={signIn}>
            {t("signIn")}
          </Button>
        </Stack>
      ) : (
        <>
          <JoinForm token={token} email={email} />
          <Text size="sm" c="dimmed" mt="md">
            {t("otherAccount")}{" "}
            <Anchor component={Link} href={signIn} inherit>
              {t("signIn")}
            </Anchor>
          </Text>
        </>
      )}
    </>
  );
}

function JoinButton({ token, signedInAs, email }: { token: string; signedInAs: string; email: string }) {
  const t = useTranslations("auth.invitation");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const join = useMutation(
    trpc.invitations.join.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/${slug}`) }),
  );
  return (
    <Stack gap="md">
      <Text>{signedInAs === email ? t("joinAs", { email }) : t("joinAsOther", { email, signedInAs })}</Text>
      {join.error && (
        <Notice tone="red" role="alert">
          {refusal.sentence(join.error)}
        </Notice>
      )}
      <Button loading={join.isPending || join.isSuccess} onClick={() => join.mutate({ token })}>
        {t("join")}
      </Button>
    </Stack>
  );
}
