"use client";

import { Anchor, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { DeskPhone } from "@/core/phones-contract/desk";
import classes from "./texts.module.css";

/** Text messages that lie on a phone, the newest first, with links that can be followed. */
export function Texts({ texts }: Pick<DeskPhone, "texts">) {
  const t = useTranslations("phones");
  if (texts.length === 0) return null;
  return (
    <ul className={classes.texts} aria-label={t("texts")} aria-live="polite">
      {texts.toReversed().map(({ key, from, text }) => (
        <li key={key} className={classes.text}>
          <Text size="xs" c="dimmed">
            {from}
          </Text>
          {partsOf(text).map(({ words, isLink }) =>
            isLink ? (
              <Anchor key={words} href={words} target="_blank" rel="noreferrer" inherit>
                {words}
              </Anchor>
            ) : (
              words
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

const LINK = /((?:https?|viber):\/\/\S+)/;

/** Every other part of a split by one group is what the group has found. */
const partsOf = (text: string) => text.split(LINK).map((words, at) => ({ words, isLink: at % 2 === 1 }));
