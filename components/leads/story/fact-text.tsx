"use client";

import { Blockquote, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { TimelineFact } from "@/core/callback/timeline";
import { type FactMessage, factMessage } from "./fact-message";
import classes from "./story.module.css";

/** One line of the story in the reader's language. `now`: times of another day get their date. */
export function FactText({ fact, now }: { fact: TimelineFact; now: Date }) {
  const message = factMessage(fact);
  return (
    <>
      <Words message={message} now={now} />
      {message.beside?.map((line) => (
        <Text key={JSON.stringify(line)} size="xs" c="dimmed">
          <Words message={line} now={now} />
        </Text>
      ))}
      {message.quote && (
        <Blockquote color="gray" className={classes.quote} p="xs" mt={6}>
          {message.quote}
        </Blockquote>
      )}
    </>
  );
}

function Words({ message, now }: { message: FactMessage; now: Date }) {
  const t = useTranslations("timeline");
  const { key, values, at, seconds, phone, reason } = message;
  return t.rich(key, {
    ...values,
    time: () => at && <ClockTime at={at} now={now} zone={false} />,
    duration: () => seconds !== undefined && <Duration seconds={seconds} />,
    phone: () => phone && <PhoneNumber e164={phone} copy={false} />,
    // A provider may know causes that this version has no word for: then its own word stands.
    reason: () => reason && (t.has(reason) ? t(reason) : reason.slice(reason.indexOf(".") + 1)),
  });
}
