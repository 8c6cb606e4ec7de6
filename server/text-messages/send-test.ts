import { v7 as newId } from "uuid";
import { parsePhone } from "@/core/phone/phone";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { consume } from "../platform/rate-limits";
import type { WorkspaceId } from "../platform/workspace-id";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { sendText } from "./send-text";

/** Enough to try a sender out, too little to annoy somebody with. */
const LIMITS = {
  workspace: { name: "test-text-workspace", points: 10, seconds: 600 },
  number: { name: "test-text-number", points: 3, seconds: 600 },
};

/**
 * Sends one message to a number of the reader's own, and answers how that went. Only where the workspace calls anyway.
 * @throws AppError invalid (the number), rate-limited
 */
export async function sendTestText(workspaceId: WorkspaceId, typed: string, clock: Clock) {
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { defaultCountry, allowedCountries, language, name } = workspace;
  const phone = parsePhone(typed, defaultCountry, allowedCountries);
  if (!phone.ok)
    throw new AppError("invalid", "The number cannot be texted.", { fields: { number: phone.error } });
  const to = phone.value.e164;
  await allow({ ...LIMITS.number, key: to });
  await allow({ ...LIMITS.workspace, key: workspaceId });
  const id = newId();
  const text = visitorTexts(language)("testText", { workspace: name });
  const now = new Date(clock.now());
  // Nobody waits for it but the reader, who tries again by a press.
  const data = { id, workspaceId, key: id, to, language, text, createdAt: now, nextTryAt: now, toldAt: now };
  await db().textMessage.create({ data });
  await sendText(id, clock);
  const { status, failure, detail } = await db().textMessage.findUniqueOrThrow({ where: { id } });
  if (status !== "waiting") return { isSent: status !== "failed", failure, detail };
  await db().textMessage.update({ where: { id }, data: { status: "failed", nextTryAt: null } });
  return { isSent: false, failure: "unreachable", detail };
}

async function allow(limit: Parameters<typeof consume>[0]): Promise<void> {
  const consumed = await consume(limit);
  if (consumed.ok) return;
  throw new AppError("rate-limited", "Too many test messages. Try again later.", {
    reason: "too-many-tries",
    fields: { retryAfterSeconds: String(consumed.retryAfterSeconds) },
  });
}
