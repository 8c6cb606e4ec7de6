import { parsePhone } from "@/core/phone/phone";
import type { TextFailure } from "@/core/text-message/fate";
import { countParts } from "@/core/text-message/parts";
import type { TextMessage } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";
import { findSender, type Sender } from "./find-sender";
import { messageUrl } from "./message-url";
import { noteSender } from "./note-sender";
import { planTextRetry } from "./plan-retry";

export type SendResult =
  | { state: "settled" }
  /** Again at `nextTryAt` (ISO). */
  | { state: "retrying"; nextTryAt: string }
  /** There is no such message. */
  | { state: "gone" };

/** Longer than any provider takes to answer: nobody else tries while a try may still be running. */
const CLAIM_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Soon after it the routing step waits no longer, and has gone on as if nothing had been sent. */
const TOO_OLD_MS = 25 * 60_000;

/**
 * One try to send a message. Safe to call at any time, by several processes at once: one of them tries. What may have
 * been sent already, by a process that died, is sent again only where the provider knows it again.
 */
export async function sendText(messageId: string, clock: Clock): Promise<SendResult> {
  const message = await db().textMessage.findUnique({ where: { id: messageId } });
  if (!message) return { state: "gone" };
  if (message.status !== "waiting") return { state: "settled" };
  const now = clock.now();
  if (message.nextTryAt && message.nextTryAt.getTime() > now) return later(message.nextTryAt);
  if (!(await claim(message, now))) return later(new Date(now + CLAIM_MS));
  return attempt(message, clock);
}

const later = (at: Date): SendResult => ({ state: "retrying", nextTryAt: at.toISOString() });

async function claim({ id, tries }: TextMessage, now: number): Promise<boolean> {
  const { count } = await db().textMessage.updateMany({
    where: { id, status: "waiting", tries, OR: [{ nextTryAt: null }, { nextTryAt: { lte: new Date(now) } }] },
    data: { tries: tries + 1, tryingSince: new Date(now), nextTryAt: new Date(now + CLAIM_MS) },
  });
  return count === 1;
}

async function attempt(message: TextMessage, clock: Clock): Promise<SendResult> {
  let sender: Sender | null = null;
  try {
    if (clock.now() - message.createdAt.getTime() > TOO_OLD_MS)
      return await settleFailed(message, "unreachable", message.detail, clock);
    const hindrance = await hindranceOf(message);
    if (hindrance) return await settleFailed(message, hindrance, null, clock);
    sender = await findSender(message.workspaceId);
    if (!sender) return await settleFailed(message, "no-sender", null, clock);
    // An earlier try began and never told how it went.
    if (message.tryingSince !== null && !sender.sending.isIdempotent)
      return await settleFailed(message, "unclear", null, clock);
    const text = textOf(message);
    const taken = await sender.sending.send({ key: message.id, to: message.to, from: sender.from, text });
    // Nothing comes in between: from here on it would count as perhaps sent.
    await settle(message.id, clock, {
      status: taken.isDelivered ? "delivered" : "sent",
      accountId: sender.accountId,
      reference: taken.reference,
      parts: countParts(text).parts,
    });
    await noteSender(message.workspaceId, null, clock);
    return { state: "settled" };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (sender || error.kind === "unauthorized") await noteSender(message.workspaceId, error, clock);
    return postpone(message, error, clock);
  }
}

/** The message as it leaves the house. */
export const textOf = ({ id, text, link }: Pick<TextMessage, "id" | "text" | "link">): string =>
  text.replaceAll("{link}", messageUrl(id, link));

async function hindranceOf({
  id,
  workspaceId,
  callbackId,
  to,
  createdAt,
}: TextMessage): Promise<TextFailure | null> {
  const phone = parsePhone(to, "");
  if (!phone.ok || phone.value.type === "fixed-line" || phone.value.type === "toll-free") return "no-mobile";
  // Staff may try their sender out as often as they like.
  if (callbackId === null) return null;
  if ((await db().callback.count({ where: { id: callbackId, finishedAt: null } })) === 0) return "over";
  const earlier = await db().textMessage.count({
    where: {
      workspaceId,
      to,
      id: { not: id },
      callbackId: { not: null },
      createdAt: { gt: new Date(createdAt.getTime() - DAY_MS), lte: createdAt },
      status: { not: "failed" },
    },
  });
  return earlier > 0 ? "one-a-day" : null;
}

async function postpone(message: TextMessage, error: ProviderError, clock: Clock): Promise<SendResult> {
  if (!error.isTransient) return settleFailed(message, FAILURES[error.kind], error.message, clock);
  const wait = planTextRetry(message.tries + 1, error.retryAfterMs);
  if (wait === null) return settleFailed(message, "unreachable", error.message, clock);
  const nextTryAt = new Date(clock.now() + wait);
  await db().textMessage.updateMany({
    where: { id: message.id, status: "waiting" },
    data: { nextTryAt, tryingSince: null, detail: storable(error.message) },
  });
  return later(nextTryAt);
}

const FAILURES: Record<ProviderError["kind"], TextFailure> = {
  unauthorized: "unauthorized",
  rejected: "refused",
  protocol: "unclear",
  "rate-limited": "unreachable",
  unavailable: "unreachable",
};

async function settleFailed(
  { id }: TextMessage,
  failure: TextFailure,
  detail: string | null,
  clock: Clock,
): Promise<SendResult> {
  await settle(id, clock, { status: "failed", failure, detail: detail && storable(detail) });
  return { state: "settled" };
}

async function settle(
  id: string,
  clock: Clock,
  data: Partial<Pick<TextMessage, "status" | "failure" | "detail" | "accountId" | "reference" | "parts">>,
): Promise<void> {
  await db().textMessage.updateMany({
    where: { id, status: "waiting" },
    data: { detail: null, ...data, settledAt: new Date(clock.now()), nextTryAt: null, tryingSince: null },
  });
}

const storable = (text: string): string => storableText(text.slice(0, 300));
