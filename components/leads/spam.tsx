"use client";

import { Anchor, Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import { SUSPICIOUS_FROM } from "@/core/spam/weigh-request";
import type { LeadDetails } from "./lead";
import classes from "./spam.module.css";

/** A small sign beside a person whose request looks like spam; nothing beside all others. */
export function SpamMark({ score }: { score: number | null | undefined }) {
  const t = useTranslations("leads.spam");
  if (score === null || score === undefined || score < SUSPICIOUS_FROM) return null;
  const words = t("mark", { score });
  return (
    <Tooltip label={words}>
      <span role="img" aria-label={words} className={classes.suspicious} data-tone="amber">
        <IconAlertTriangle size={15} stroke={2} aria-hidden />
      </span>
    </Tooltip>
  );
}

/** How suspicious a request is, and why, in plain words. */
export function SpamReasons({ score, signs }: { score: number; signs: LeadDetails["spamSigns"] }) {
  const t = useTranslations("leads.spam");
  const words = useSignWords();
  const isSuspicious = score >= SUSPICIOUS_FROM;
  return (
    <>
      <Pill tone={isSuspicious ? "amber" : "grey"} icon={isSuspicious ? IconAlertTriangle : undefined}>
        {t("score", { score })}
      </Pill>
      <ul className={classes.signs}>
        {signs.map((sign) => (
          <li key={sign.sign}>{words(sign)}</li>
        ))}
      </ul>
      {signs.some(({ sign }) => sign === "elsewhere") && (
        <Anchor href="https://db-ip.com" target="_blank" rel="noreferrer" size="xs" c="dimmed">
          IP Geolocation by DB-IP
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {t("hint")}
      </Text>
    </>
  );
}

function useSignWords() {
  const t = useTranslations("leads.spam.signs");
  const format = useFormatter();
  const region = new Intl.DisplayNames(useLocale(), { type: "region" });
  return ({ sign, value }: LeadDetails["spamSigns"][number]): string => {
    if (sign === "elsewhere") return t(sign, { country: region.of(String(value)) ?? value });
    if (sign === "too-fast")
      return t(sign, { seconds: format.number(Number(value), { maximumFractionDigits: 1 }) });
    // Choices in a message have no hyphens.
    return t(sign, { value: typeof value === "string" ? value.replaceAll("-", "_") : value });
  };
}
