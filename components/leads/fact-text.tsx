"use client";

import { Blockquote } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { TimelineFact } from "@/core/callback/timeline";
import { factMessage } from "./fact-message";
import classes from "./lead-page.module.css";

/** One line of the story in the reader's language. `now`: times of another day get their date. */
export function FactText({ fact, now }: { fact: TimelineFact; now: Date }) {
  const t = useTranslations("timeline");
  const { key, values, at, quote, seconds, phone, reason } = factMessage(fact);
  return (
    <>
      {t.rich(key, {
        ...values,
        time: () => at && <ClockTime at={at} now={now} zone={false} />,
        duration: () => seconds !== undefined && <Duration seconds={seconds} />,
        phone: () => phone && <PhoneNumber e164={phone} copy={false} />,
        // A provider may know causes that this version has no word for: then its own word stands.
        reason: () => reason && (t.has(reason) ? t(reason) : reason.slice(reason.indexOf(".") + 1)),
      })}
      {quote && (
        <Blockquote color="gray" className={classes.quote} p="xs" mt={6}>
          {quote}
        </Blockquote>
      )}
    </>
  );
}
