"use client";

import { CloseButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconAlertTriangle, IconHandStop, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { ALERT_PERCENTS } from "@/core/billing/usage-state";
import type { Standing } from "./billing";
import classes from "./standing-banner.module.css";

/**
 * On every page: that calls are held, or soon will be. Nothing while all is well, for those who see no leads, and on
 * the billing page, which says it in full.
 */
export function StandingBanner() {
  const trpc = useTrpc();
  const canSee = useCan("leads:read");
  const pathname = usePathname();
  const { data } = useQuery({ ...trpc.billing.standing.queryOptions(), enabled: canSee });
  if (!data || pathname.endsWith("/settings/billing")) return null;
  if (data.kind === "at-limit") return <HeldBanner standing={data} />;
  if (data.graceUntil) return <UnpaidBanner until={data.graceUntil} />;
  return data.kind === "near" ? <NearBanner standing={data} /> : null;
}

/** Nobody is rung: whoever works with leads is told, for they make the calls now. */
function HeldBanner({ standing }: { standing: Standing }) {
  const t = useTranslations("billing.banner");
  const { slug } = useWorkspace();
  return (
    <div className={classes.banner} data-tone="red" role="status">
      <IconHandStop size={18} aria-hidden />
      <span className={classes.words}>{t(standing.reason === "payment" ? "payment" : "atLimit")}</span>
      <Link href={`/${slug}/leads?needs=true`}>{t("leads")}</Link>
      <BillingLink />
    </div>
  );
}

function UnpaidBanner({ until }: { until: Date }) {
  const t = useTranslations("billing.banner");
  const canSee = useCan("billing:read");
  // Until something changes for visitors it is the owners' business.
  if (!canSee) return null;
  return (
    <div className={classes.banner} data-tone="amber" role="status">
      <IconAlertTriangle size={18} aria-hidden />
      <span className={classes.words}>
        {t.rich("pastDue", { time: () => <ClockTime at={until} date="always" /> })}
      </span>
      <BillingLink />
    </div>
  );
}

/** Can be put away, until the next threshold is passed. */
function NearBanner({ standing: { percent, period } }: { standing: Standing }) {
  const t = useTranslations("billing.banner");
  const format = useFormatter();
  const canSee = useCan("billing:read");
  const { slug } = useWorkspace();
  const passed = ALERT_PERCENTS.findLast((one) => one <= (percent ?? 0)) ?? 0;
  const mark = `${period.start.toISOString()} ${passed}`;
  const [hidden, setHidden] = useLocalStorage({ key: `billing-near:${slug}`, defaultValue: "" });
  if (!canSee || hidden === mark) return null;
  return (
    <div className={classes.banner} data-tone="amber" role="status">
      <IconInfoCircle size={18} aria-hidden />
      <span className={classes.words}>
        {t("near", { percent: format.number((percent ?? 0) / 100, { style: "percent" }) })}
      </span>
      <BillingLink />
      <CloseButton size="sm" c="inherit" aria-label={t("hide")} onClick={() => setHidden(mark)} />
    </div>
  );
}

function BillingLink() {
  const t = useTranslations("billing.banner");
  const canSee = useCan("billing:read");
  const { slug } = useWorkspace();
  return canSee && <Link href={`/${slug}/settings/billing`}>{t("billing")}</Link>;
}
