"use client";

import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import type { Lead } from "./lead";

interface NextStepProps {
  lead: Pick<Lead, "nextStep" | "needsHuman">;
  now: Date;
}

/**
 * What happens next, in the reader's words: the stored sentence is in the visitor's language. Nothing where nothing is
 * arranged and nobody is needed.
 */
export function NextStep({ lead: { nextStep, needsHuman }, now }: NextStepProps) {
  const t = useTranslations("leads.nextStep");
  // Kept for a call by hand: it is people who keep the promise.
  if (nextStep?.kind === "scheduled" && needsHuman)
    return t.rich("by-hand", { time: () => <ClockTime at={nextStep.at} now={now} zone={false} /> });
  if (nextStep?.kind === "another-try" || nextStep?.kind === "scheduled")
    return t.rich(nextStep.kind, { time: () => <ClockTime at={nextStep.at} now={now} zone={false} /> });
  if (nextStep?.kind === "another-operator") return t("another-operator");
  if (needsHuman)
    return nextStep?.kind === "handed-over" ? t("needs-human-of", { to: nextStep.to }) : t("needs-human");
  if (nextStep?.kind === "handed-over") return t("handed-over", { to: nextStep.to });
  return null;
}
