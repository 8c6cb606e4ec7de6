import type { TimelineFact } from "@/core/callback/timeline";
import { queueDeliveries } from "../connections/queue-deliveries";
import type { TextReport } from "../messaging/port";
import type { Clock } from "../platform/clock";
import { transaction } from "../platform/db";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { publishChange } from "../platform/notify";
import { ProviderError } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";
import type { Post } from "../platform/take-post";
import { accountByWebhookKey } from "../telephony-accounts/known-accounts";
import { openAccount } from "../telephony-accounts/open-account";
import { undeliveredNews } from "./text-news";

/** A provider tells what became of text messages: verified, stored, answered. One that gets an error tells again. */
export async function receiveReports(
  { provider, webhookKey }: { provider: string; webhookKey: string },
  { path, ...incoming }: Post,
  clock: Clock,
): Promise<{ status: number; body: string }> {
  const account = await accountByWebhookKey(webhookKey);
  if (account?.provider !== provider) return { status: 404, body: "There is no such account." };
  try {
    const { texts } = await openAccount(account);
    if (!texts?.readReports) return { status: 404, body: "This provider tells nothing of texts." };
    const reports = await texts.readReports({ ...incoming, url: env().publicUrl + path });
    for (const report of reports) if (!(await keepReport(account.id, report, clock))) return NOT_YET;
    return { status: 200, body: "ok" };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger().warn({ provider, err: error }, "a report of a text message was refused");
    return { status: error.kind === "unauthorized" ? 401 : 400, body: error.message };
  }
}

/** Told faster than the answer to our order was stored, or of another installation's message. */
const NOT_YET = { status: 404, body: "There is no such message." };

/** Once each, and only forward: reports come doubled, and late. False where there is no such message. */
async function keepReport(
  accountId: string,
  { reference, isDelivered, detail }: TextReport,
  clock: Clock,
): Promise<boolean> {
  const kept = await transaction(async (tx) => {
    const message = await tx.textMessage.findFirst({ where: { accountId, reference } });
    if (!message) return null;
    const words = detail === undefined ? null : storableText(detail.slice(0, 300));
    const { count } = await tx.textMessage.updateMany({
      where: { id: message.id, status: "sent" },
      data: { status: isDelivered ? "delivered" : "undelivered", detail: words },
    });
    const { callbackId, workspaceId } = message;
    if (count === 0 || callbackId === null) return { workspaceId, callbackId: null };
    const fact: TimelineFact = isDelivered
      ? { kind: "text-delivered", message: message.id }
      : { kind: "text-undelivered", message: message.id, ...(words ? { detail: words } : {}) };
    const at = new Date(clock.now());
    await tx.timelineEntry.create({ data: { workspaceId, callbackId, at, fact } });
    if (!isDelivered) await queueDeliveries(tx, { callbackId, at, ...undeliveredNews(message, words) });
    return { workspaceId, callbackId };
  });
  if (!kept) return false;
  if (kept.callbackId !== null)
    await publishChange({ workspaceId: kept.workspaceId, callbackId: kept.callbackId, kind: "callback" });
  return true;
}
