"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { type DeskPhone, digitSchema, type PhoneAction } from "@/core/phones-contract/desk";
import { actOnPhone } from "./act-on-phone";
import { Keypad } from "./keypad";
import classes from "./manual-phone.module.css";
import { PhoneActions } from "./phone-actions";
import { usePhoneName } from "./phone-name";
import { PhoneScreen } from "./phone-screen";
import { phoneStatus } from "./phone-status";
import stages from "./stages.module.css";
import { Texts } from "./texts";

interface ManualPhoneProps {
  phone: DeskPhone;
  other: string | null;
  clockOffsetMs: number;
}

/** A phone that somebody at the desk answers: screen, keypad, answer, decline, hang up. */
export function ManualPhone({ phone, other, clockOffsetMs }: ManualPhoneProps) {
  const t = useTranslations("phones");
  const name = usePhoneName(phone);
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { act, isReached } = useActing(phone.number);
  const status = phoneStatus(phone);
  const isUp = status === "waiting" || status === "talking";

  const press = (digit: string) => void act("press", digit);
  const pressAndKeepFocus = (action: PhoneAction) => {
    // The pressed button is about to go; from the card, digits typed on the keyboard reach the phone.
    card.current?.focus({ preventScroll: true });
    void act(action);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isUp || event.ctrlKey || event.metaKey || event.altKey) return;
    if (digitSchema.safeParse(event.key).success) press(event.key);
  };

  return (
    <article
      ref={card}
      tabIndex={-1}
      className={`${classes.phone} ${stages.stages}`}
      aria-labelledby={titleId}
      data-testid={`phone-${phone.number}`}
      data-phone={phone.id}
      data-status={status}
      data-seat={phone.seat}
      onKeyDown={onKeyDown}
    >
      <header>
        <Title order={2} id={titleId}>
          {name}
        </Title>
        <Text size="sm" c="dimmed" className="tabular">
          {phone.display}
        </Text>
      </header>
      <PhoneScreen phone={phone} other={other} clockOffsetMs={clockOffsetMs} />
      <Texts texts={phone.texts} />
      <Keypad disabled={!isUp} onPress={press} />
      <PhoneActions
        status={status}
        canCallBack={phone.lastCall?.canCallBack ?? false}
        onAct={pressAndKeepFocus}
      />
      {!isReached && (
        <Text size="sm" role="alert">
          {t("notReached")}
        </Text>
      )}
    </article>
  );
}

function useActing(number: string) {
  const [isReached, setReached] = useState(true);
  const act = async (action: PhoneAction, digit?: string) => {
    setReached(await actOnPhone(number, action, digit));
  };
  return { act, isReached };
}
