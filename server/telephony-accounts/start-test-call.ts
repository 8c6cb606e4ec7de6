import { parsePhone } from "@/core/phone/phone";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { consume } from "../platform/rate-limits";
import type { WorkspaceId } from "../platform/workspace-id";
import { testCallSteps } from "./schema";
import { LONGEST_MS, newTestCallId, placeTestCall } from "./test-call";

/** Enough to try a new account out, too little to annoy somebody with. */
const LIMITS = {
  workspace: { name: "test-call-workspace", points: 10, seconds: 600 },
  number: { name: "test-call-number", points: 3, seconds: 600 },
};

interface Wanted {
  accountId: string;
  /** As it was typed. */
  number: string;
  userId: string;
}

/**
 * Rings a number through an account, says a sentence, and hangs up. Only where the workspace calls anyway, and not often.
 * @throws AppError not-found, invalid (the number), rate-limited
 */
export async function startTestCall(
  workspaceId: WorkspaceId,
  { accountId, number: typed, userId }: Wanted,
  clock: Clock,
): Promise<{ id: string }> {
  const account = await db().telephonyAccount.findFirst({
    where: { id: accountId, workspaceId, archivedAt: null },
  });
  if (!account) throw new AppError("not-found", "There is no such account in this workspace.");
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { defaultCountry, allowedCountries, language, name: workspaceName } = workspace;
  const phone = parsePhone(typed, defaultCountry, allowedCountries);
  if (!phone.ok)
    throw new AppError("invalid", "The number cannot be called.", { fields: { number: phone.error } });
  const number = phone.value.e164;
  await allow({ ...LIMITS.number, key: number });
  await allow({ ...LIMITS.workspace, key: workspaceId });
  const call = { id: newTestCallId(), accountId, number, language };
  await db().testCall.create({
    data: { ...call, workspaceId, startedById: userId, startedAt: new Date(clock.now()) },
  });
  await placeTestCall({ ...call, workspaceName });
  return { id: call.id };
}

async function allow(limit: Parameters<typeof consume>[0]): Promise<void> {
  const consumed = await consume(limit);
  if (consumed.ok) return;
  throw new AppError("rate-limited", "Too many test calls. Try again later.", {
    reason: "too-many-tries",
    fields: { retryAfterSeconds: String(consumed.retryAfterSeconds) },
  });
}

/** What is known of a test call so far. @throws AppError not-found */
export async function getTestCall(workspaceId: WorkspaceId, id: string, now: number) {
  const call = await db().testCall.findFirst({ where: { id, workspaceId } });
  if (!call) throw new AppError("not-found", "There is no such test call in this workspace.");
  return {
    id,
    number: call.number,
    startedAt: call.startedAt,
    // The phone may ring before the provider has answered that it took the order.
    steps: testCallSteps.parse(call.steps).toSorted((a, b) => a.at - b.at),
    isOver: call.endedAt !== null,
    /** Nobody has told of its end, and nobody will. */
    isLost: call.endedAt === null && now > call.startedAt.getTime() + LONGEST_MS,
  };
}
