"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Fact, Facts } from "../facts";
import type { LeadDetails } from "../lead";
import { PageLink } from "../page-link";
import classes from "./lead-page.module.css";

/** The proof: who agreed to which text, when, and from where. */
export function LeadConsent({ consent }: { consent: LeadDetails["consent"] }) {
  const t = useTranslations("leads.page");
  return (
    <Facts title={t("consent")}>
      {consent ? (
        <>
          <dl>
            <Fact name={t("acceptedAt")}>
              <ClockTime at={consent.acceptedAt} date="always" seconds />
            </Fact>
            <Fact name={t("ip")}>{consent.ip}</Fact>
            <Fact name={t("consentPage")}>
              <PageLink url={consent.page} title={null} />
            </Fact>
          </dl>
          <Text size="xs" c="dimmed" mt="xs">
            {t("consentText", { version: consent.version })}
          </Text>
          <Text size="sm" lang={consent.language} className={classes.proof}>
            {consent.text}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t("noConsent")}
        </Text>
      )}
    </Facts>
  );
}
