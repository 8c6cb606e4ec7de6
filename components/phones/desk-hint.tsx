"use client";

import { Anchor, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "./desk-hint.module.css";

const EXAMPLE_NUMBER = "+7 495 000-02-00";

/** Stands where the first customer's phone will be, and says how to bring it about. */
export function DeskHint() {
  const t = useTranslations("phones.hint");
  return (
    <div className={classes.hint}>
      <Title order={2}>{t("title")}</Title>
      <Text>
        {t.rich("text", { number: () => <strong className={classes.number}>{EXAMPLE_NUMBER}</strong> })}
      </Text>
      <Anchor component={Link} href="/demo" className={classes.link}>
        {t("link")}
      </Anchor>
    </div>
  );
}
