import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCalendarOff,
  IconCheck,
  IconHandStop,
  IconHourglass,
  IconInfoCircle,
} from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { ClockTime } from "@/components/ui/clock-time";
import { Notice } from "@/components/ui/notice";
import type { Overview } from "./billing";
import classes from "./billing.module.css";
import { useGoToStripe } from "./use-go-to-stripe";

interface BillingNoticesProps {
  overview: Overview;
  returned: "waiting" | "done" | null;
}

/** What must not be overlooked, the most pressing first; nothing where all is well. */
export function BillingNotices({ overview, returned }: BillingNoticesProps) {
  const t = useTranslations("billing");
  if (overview.mode === "unmetered")
    return (
      <Notice tone="grey" icon={IconInfoCircle} title={t("unmetered.title")}>
        {t("unmetered.text")}
      </Notice>
    );
  return (
    <>
      {returned === "waiting" && (
        <Notice tone="blue" icon={IconHourglass} title={t("returned.waiting")} role="status">
          {t("returned.waitingText")}
        </Notice>
      )}
      {returned === "done" && (
        <Notice tone="green" icon={IconCheck} role="status">
          {t("returned.done")}
        </Notice>
      )}
      <PaymentNotice overview={overview} />
      <LimitNotice overview={overview} />
    </>
  );
}

/** A payment that failed, before and after its time is over; or a plan that ends. */
function PaymentNotice({ overview: { subscription, state } }: { overview: Overview }) {
  const t = useTranslations("billing.trouble");
  if (subscription?.graceUntil) {
    const { graceUntil } = subscription;
    const isSuspended = state.reason === "payment";
    return (
      <Notice
        tone={isSuspended ? "red" : "amber"}
        icon={IconAlertTriangle}
        title={t(isSuspended ? "suspended" : "pastDue")}
      >
        {isSuspended
          ? t("suspendedText")
          : t.rich("pastDueText", { time: () => <ClockTime at={graceUntil} date="always" /> })}
        <ManagePayment />
      </Notice>
    );
  }
  const endsAt = subscription?.state === "active" ? subscription.endsAt : null;
  if (!endsAt) return null;
  return (
    <Notice tone="amber" icon={IconCalendarOff} title={t("ends")}>
      {t.rich("endsText", { time: () => <ClockTime at={endsAt} date="always" /> })}
    </Notice>
  );
}

function ManagePayment() {
  const t = useTranslations("billing.trouble");
  const canEdit = useCan("billing:edit");
  const { portal, isGoing } = useGoToStripe();
  if (!canEdit) return null;
  return (
    <Button className={classes.inNotice} size="xs" loading={isGoing} onClick={() => portal.mutate()}>
      {t("manage")}
    </Button>
  );
}

function LimitNotice({ overview: { state, period } }: { overview: Overview }) {
  const t = useTranslations("billing.trouble");
  const format = useFormatter();
  if (state.kind === "at-limit" && state.reason !== "payment")
    return (
      <Notice tone="red" icon={IconHandStop} title={t("reached")}>
        {t.rich("reachedText", { time: () => <ClockTime at={period.end} date="always" /> })}
      </Notice>
    );
  if (state.kind !== "near") return null;
  const percent = format.number((state.percent ?? 0) / 100, { style: "percent" });
  return (
    <Notice tone="amber" icon={IconInfoCircle} title={t("near", { percent })}>
      {t("nearText")}
    </Notice>
  );
}
