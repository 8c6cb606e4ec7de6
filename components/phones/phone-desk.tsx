"use client";

import { Alert, Skeleton, Switch, Text, Title } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/ui/page-header";
import type { Desk } from "@/core/phones-contract/desk";
import { AutomaticPhone } from "./automatic-phone";
import { Cables } from "./cables";
import { DeskHint } from "./desk-hint";
import { ManualPhone } from "./manual-phone";
import { NumberGuide } from "./number-guide";
import classes from "./phone-desk.module.css";
import { useDesk } from "./use-desk";
import { useSpokenAnnouncements } from "./use-spoken-announcements";

/** The simulator's phones on one desk, live. */
export function PhoneDesk() {
  const t = useTranslations("phones");
  const { desk, isLive, clockOffsetMs } = useDesk();
  return (
    <main className={classes.page}>
      <PageHeader
        title={t("title")}
        back={{ href: "/demo", label: t("back") }}
        hint={{ id: "demo-phones", text: t("intro") }}
        actions={<SoundSwitch desk={desk} />}
      />
      <div role="status">
        {!isLive && (
          <Alert mb="md" color="red" icon={<IconPlugConnectedX aria-hidden />}>
            {t("reconnecting")}
          </Alert>
        )}
      </div>
      {desk === null ? <Waiting /> : <Board desk={desk} clockOffsetMs={clockOffsetMs} />}
      <NumberGuide />
    </main>
  );
}

function Board({ desk, clockOffsetMs }: { desk: Desk; clockOffsetMs: number }) {
  const t = useTranslations("phones");
  const manual = desk.phones.filter((phone) => phone.manual);
  const automatic = desk.phones.filter((phone) => !phone.manual);
  const numberOfLeg = new Map(desk.phones.map(({ call, display }) => [call?.legId, display]));
  return (
    <div className={classes.board}>
      <section className={classes.phones} aria-label={t("desk")}>
        {manual.map((phone) => (
          <ManualPhone
            key={phone.id}
            phone={phone}
            other={phone.call?.joinedWith ? (numberOfLeg.get(phone.call.joinedWith) ?? null) : null}
            clockOffsetMs={clockOffsetMs}
          />
        ))}
        {manual.length === 1 && <DeskHint />}
      </section>
      {automatic.length > 0 && (
        <section aria-labelledby="automatic-phones">
          <Title order={2} id="automatic-phones">
            {t("automatic")}
          </Title>
          <Text size="sm" c="dimmed" mb={12}>
            {t("automaticHint")} {desk.unlisted > 0 && t("unlisted", { count: desk.unlisted })}
          </Text>
          <div className={classes.automatic}>
            {automatic.map((phone) => (
              <AutomaticPhone key={phone.id} phone={phone} clockOffsetMs={clockOffsetMs} />
            ))}
          </div>
        </section>
      )}
      <Cables desk={desk} />
    </div>
  );
}

/** Off at first: a page makes no sound that nobody asked for. */
function SoundSwitch({ desk }: { desk: Desk | null }) {
  const t = useTranslations("phones");
  const [isOn, setOn] = useState(false);
  const canSpeak = useMounted() && "speechSynthesis" in window;
  useSpokenAnnouncements(desk, isOn && canSpeak);
  if (!canSpeak) return null;
  return (
    <Switch
      size="md"
      label={t("sound")}
      checked={isOn}
      onChange={(event) => setOn(event.currentTarget.checked)}
    />
  );
}

function Waiting() {
  const t = useTranslations("phones");
  return (
    <div className={classes.phones} aria-busy="true">
      <span className={classes.hidden}>{t("connecting")}</span>
      <Skeleton height={508} radius={16} />
      <Skeleton height={508} radius={16} />
    </div>
  );
}
