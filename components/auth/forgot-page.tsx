"use client";

import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTrpc } from "@/components/trpc/client";
import { AuthTitle } from "./auth-frame";
import classes from "./auth-frame.module.css";
import { ForgotForm } from "./forgot-form";

/** An e-mail in, a link out. Nothing here tells whether the e-mail has an account. */
export function ForgotPage({ sendsMail }: { sendsMail: boolean }) {
  const t = useTranslations("auth.forgot");
  const trpc = useTrpc();
  const ask = useMutation(trpc.account.resets.ask.mutationOptions());
  const where = sendsMail ? "sent" : "held";
  return (
    <Stack gap="md">
      {ask.isSuccess ? (
        <Asked email={ask.variables.email.trim()} where={where} onAgain={ask.reset} />
      ) : (
        <>
          <AuthTitle title={t("title")} text={t(`${where}.ask`)} />
          <ForgotForm ask={ask.mutateAsync} error={ask.error} isBusy={ask.isPending} />
        </>
      )}
      <Anchor component={Link} href="/sign-in" size="sm">
        {t("back")}
      </Anchor>
    </Stack>
  );
}

interface AskedProps {
  email: string;
  where: "sent" | "held";
  onAgain(): void;
}

/** The button that was pressed is gone: the focus goes to what came of it, so that it is read out. */
function Asked({ email, where, onAgain }: AskedProps) {
  const t = useTranslations("auth.forgot");
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => answer.current?.focus(), []);
  return (
    <>
      <div ref={answer} tabIndex={-1} className={classes.answer}>
        <AuthTitle title={t(`${where}.title`)} text={t(`${where}.text`, { email })} />
        <Text size="sm" c="dimmed">
          {t(`${where}.hint`)}
        </Text>
      </div>
      <Button variant="default" onClick={onAgain}>
        {t("again")}
      </Button>
    </>
  );
}
