import { DateTime } from "luxon";
import { minorDigits } from "@/core/billing/minor-digits";
import type { UsageState } from "@/core/billing/usage-state";
import { isLanguage, type Language } from "@/i18n/languages";
import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { paymentTroubleMail } from "./mails/payment-trouble";
import { usageAlertMail } from "./mails/usage-alert";
import type { BillingOverview } from "./schema";

/**
 * That so much of the limit is used. The mail's key is what it says, so that it is sent once: another limit is another
 * question, and 80 % of it are told again.
 */
export async function alertOwners(
  tx: Tx,
  workspaceId: WorkspaceId,
  { state, plan, period }: BillingOverview,
  percent: number,
): Promise<void> {
  const about = `usage:${period.start.toISOString()}:${state.reason}:${state.limit}:${percent}`;
  await mailOwners(tx, workspaceId, about, ({ language, workspace, say, link }) =>
    usageAlertMail(language, {
      workspace,
      percent,
      used: usedWords(state, plan.currency, language),
      until: say(period.end),
      isReached: percent >= 100,
      link,
    }),
  );
}

/** That a payment failed, and, once the time for it is over, that calls wait for it. */
export async function warnOwners(
  tx: Tx,
  workspaceId: WorkspaceId,
  { state, subscription }: BillingOverview,
): Promise<void> {
  const graceUntil = subscription?.graceUntil;
  if (!graceUntil) return;
  const isHeld = state.reason === "payment";
  await mailOwners(
    tx,
    workspaceId,
    `payment:${graceUntil}:${isHeld ? "held" : "failed"}`,
    ({ language, workspace, say, link }) =>
      paymentTroubleMail(language, { workspace, until: say(new Date(graceUntil)), isHeld, link }),
  );
}

interface Reader {
  language: Language;
  workspace: string;
  /** A moment by the workspace's clock, in the reader's language. */
  say(at: Date): string;
  /** The billing page. */
  link: string;
}

async function mailOwners(
  tx: Tx,
  workspaceId: WorkspaceId,
  about: string,
  write: (reader: Reader) => { subject: string; text: string },
): Promise<void> {
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const owners = await tx.member.findMany({
    where: { workspaceId, role: "owner" },
    include: { user: { select: { id: true, email: true, language: true } } },
  });
  for (const { user } of owners) {
    const language = isLanguage(user.language) ? user.language : "en";
    const say = (at: Date) =>
      DateTime.fromJSDate(at, { zone: workspace.timeZone }).setLocale(language).toFormat("d MMMM, HH:mm");
    const link = `${env().publicUrl}/${workspace.slug}/settings/billing`;
    await sendEmail(
      {
        workspaceId,
        key: `billing-${about}:${workspaceId}:${user.id}`,
        to: user.email,
        ...write({ language, workspace: workspace.name, say, link }),
      },
      tx,
    );
  }
}

/** "192 of 200 minutes", "€18 of €20". */
function usedWords({ unit, used, limit }: UsageState, currency: string, language: Language): string {
  const of = language === "ru" ? "из" : "of";
  if (unit === "minor") {
    const money = new Intl.NumberFormat(language, { style: "currency", currency });
    const say = (minor: number) => money.format(minor / 10 ** minorDigits(currency));
    return `${say(used)} ${of} ${say(limit ?? 0)}`;
  }
  const number = new Intl.NumberFormat(language);
  const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  // Whole minutes, rounded down: "60 of 60" is said when it is true.
  return `${number.format(Math.floor(used / 60))} ${of} ${minutes.format(Math.floor((limit ?? 0) / 60))}`;
}
