import { type Clock, systemClock } from "../platform/clock";
import { sha256 } from "../platform/crypto";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import { ProviderError } from "../platform/provider-error";
import { type Mailer, smtpMailer } from "./mailer";

const MINUTE_MS = 60_000;
/** Longer than the mailer's own time limits: nobody else tries while a try may still be running. */
const CLAIM_MS = 2 * MINUTE_MS;
const BACKOFF_MS = [1, 5, 30, 120, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);
/** What is older tells of things long past: an outbox that gets its SMTP server late does not send it. */
const TOO_OLD_MS = 7 * 24 * 60 * MINUTE_MS;

interface Claimed {
  id: string;
  key: string;
  to: string;
  subject: string;
  text: string;
  attempts: number;
}

export interface DeliveryReport {
  sent: number;
  /** Tried and to be tried again later. */
  postponed: number;
  givenUp: number;
}

/**
 * Sends what is due, one mail after another, at most `limit`. Several processes may run it at once. A crash between
 * handing over and remembering sends a mail a second time, under the same Message-ID. Without SMTP_URL nothing
 * happens: the mails stay readable on the outbox page.
 */
export async function deliverEmails({
  clock = systemClock,
  mailer = configuredMailer(),
  limit = 100,
}: {
  clock?: Clock;
  mailer?: Mailer | null;
  limit?: number;
} = {}): Promise<DeliveryReport> {
  const report: DeliveryReport = { sent: 0, postponed: 0, givenUp: 0 };
  if (!mailer) return report;
  for (let i = 0; i < limit; i++) {
    const email = await claim(clock.now());
    if (!email) break;
    report[await deliver(email, mailer, clock)]++;
  }
  return report;
}

function configuredMailer(): Mailer | null {
  const { smtpUrl, publicUrl } = env();
  return smtpUrl ? oncePerProcess("mailer", () => smtpMailer(smtpUrl, publicUrl)) : null;
}

/** Takes one due mail for CLAIM_MS. Mails of the demo workspace never leave: its owner may be any passer-by. */
async function claim(now: number): Promise<Claimed | null> {
  const rows = await db().$queryRaw<Claimed[]>`
    update "Email" set "nextTryAt" = ${new Date(now + CLAIM_MS)}, "attempts" = "attempts" + 1
    where "id" = (
      select e."id" from "Email" e
      where e."sentAt" is null and e."nextTryAt" <= ${new Date(now)} and e."createdAt" > ${new Date(now - TOO_OLD_MS)}
        and not exists (select 1 from "Workspace" w where w."id" = e."workspaceId" and w."isDemo")
      order by e."nextTryAt" limit 1 for update skip locked)
    returning "id", "key", "to", "subject", "text", "attempts"`;
  return rows[0] ?? null;
}

async function deliver(email: Claimed, mailer: Mailer, clock: Clock): Promise<keyof DeliveryReport> {
  const { id, to, subject, text } = email;
  const messageId = `<${sha256(email.key).slice(0, 32)}@${new URL(env().publicUrl).hostname}>`;
  try {
    await mailer({ to, subject, text, messageId });
  } catch (error) {
    return postpone(email, error, clock);
  }
  await db().email.update({
    where: { id },
    data: { sentAt: new Date(clock.now()), nextTryAt: null, lastError: null, text: withoutSecrets(text) },
  });
  return "sent";
}

async function postpone(email: Claimed, error: unknown, clock: Clock): Promise<"postponed" | "givenUp"> {
  const wait = BACKOFF_MS[email.attempts - 1];
  const isFinal = wait === undefined || (error instanceof ProviderError && error.kind === "rejected");
  const lastError = error instanceof Error ? error.message : String(error);
  logger().warn({ emailId: email.id, attempts: email.attempts, isFinal }, "e-mail not sent");
  await db().email.update({
    where: { id: email.id },
    data: { lastError, nextTryAt: isFinal ? null : new Date(clock.now() + wait) },
  });
  return isFinal ? "givenUp" : "postponed";
}

/** Links of invitations and to new passwords are keys: once the mail is out, only its receiver has them. */
const withoutSecrets = (text: string): string =>
  text.replace(/(\/(?:invitations|reset-password)\/)[\w-]{20,}/g, "$1…");
