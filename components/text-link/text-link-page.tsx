"use client";

import { Button, Container, Group, Stack, Text, Title } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ClockTime } from "@/components/ui/clock-time";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { Notice } from "@/components/ui/notice";
import { SchemeSwitch } from "@/components/ui/scheme-switch";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import type { TextLinkView } from "@/core/text-message/link-view";
import classes from "./text-link.module.css";
import { TimeChoice } from "./time-choice";
import { type Press, useTextLink } from "./use-text-link";

interface TextLinkPageProps {
  token: string;
  /** null: the link leads nowhere. */
  view: TextLinkView | null;
}

/** Where a text message leads: the customer says when to be called, without an account. */
export function TextLinkPage({ token, view }: TextLinkPageProps) {
  const t = useTranslations("text-link");
  return (
    <Container size={480} px="md" className={classes.page}>
      <main>
        {view ? (
          <TimeZoneProvider zone={view.timeZone}>
            <Choices token={token} first={view} />
          </TimeZoneProvider>
        ) : (
          <Head title={t("gone.title")} text={t("gone.text")} />
        )}
      </main>
      <Group component="footer" gap="sm" justify="center" className={classes.footer}>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
    </Container>
  );
}

function Choices({ token, first }: { token: string; first: TextLinkView }) {
  const t = useTranslations("text-link");
  const { view, isCancelled, pressed, problem, callNow, choose, decline } = useTextLink(token, first);
  const { site, state, canCallNow, days } = view;
  const isCalling = state.kind === "calling";
  const isOtherPressed = (press: Press) => pressed !== null && pressed !== press;
  return (
    <Stack gap="xl">
      <div>
        <Text fw={600} mb="xs">
          {site}
        </Text>
        <State view={view} isCancelled={isCancelled} />
      </div>
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem || t("failed")}
        </Notice>
      )}
      {!isCalling && canCallNow && (
        <Button
          size="lg"
          fullWidth
          variant={state.kind === "open" ? "filled" : "default"}
          leftSection={<IconPhoneCall size={20} aria-hidden />}
          loading={pressed === "now"}
          disabled={isOtherPressed("now")}
          onClick={() => void callNow()}
        >
          {t("now")}
        </Button>
      )}
      {!isCalling && !canCallNow && <Text c="dimmed">{t("closed")}</Text>}
      {!isCalling && (
        <TimeChoice
          days={days}
          arranged={state.kind === "scheduled" ? state.at : null}
          isSending={pressed === "time"}
          isDisabled={isOtherPressed("time")}
          onChoose={(at) => void choose(at)}
        />
      )}
      {state.kind !== "talked" && !isCancelled && (
        <Button
          variant="subtle"
          color="gray"
          loading={pressed === "cancel"}
          disabled={isOtherPressed("cancel")}
          onClick={() => void decline()}
        >
          {t("cancel")}
        </Button>
      )}
    </Stack>
  );
}

/** What is so now; told to those who hear the page when it changes. */
function State({ view: { state, phone }, isCancelled }: { view: TextLinkView; isCancelled: boolean }) {
  const t = useTranslations("text-link");
  const kind = isCancelled && state.kind === "open" ? "cancelled" : state.kind;
  const title = t.rich(`${kind}.title`, {
    time: () => state.kind === "scheduled" && <ClockTime at={state.at} date="always" />,
  });
  const said = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  const at = state.kind === "scheduled" ? state.at : null;
  // On a phone the pressed button is far below what has come of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that something else is so
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else said.current?.scrollIntoView({ block: "center" });
  }, [kind, at]);
  return (
    <div role="status" ref={said}>
      <Head title={title} text={t(`${kind}.text`, { phone })} />
    </div>
  );
}

function Head({ title, text }: { title: React.ReactNode; text: string }) {
  return (
    <>
      <Title order={1}>{title}</Title>
      <Text c="dimmed" mt={6}>
        {text}
      </Text>
    </>
  );
}
