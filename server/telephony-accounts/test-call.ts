import { v7 as newId } from "uuid";
import { callOfLeg } from "@/core/call/leg-id";
import { chooseCallerId } from "@/core/telephony/choose-caller-id";
import { callerIdsSchema } from "@/core/telephony/document";
import { Prisma } from "../generated/prisma/client";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { ProviderError } from "../platform/provider-error";
import { query } from "../platform/query";
import { storableText } from "../platform/storable-text";
import type { TelephonyEvent, TelephonyProvider } from "../telephony/port";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { knownAccount } from "./known-accounts";
import { openAccount } from "./open-account";
import type { TestCallStep } from "./schema";

/** Begins the ids of test calls, so that an event's leg tells at once which it is. */
const MARK = "test-";

const RING_MS = 30_000;

/** Longer no test call is kept up, whatever becomes of the provider's events. */
export const LONGEST_MS = 90_000;

export const newTestCallId = (): string => `${MARK}${newId()}`;

interface TestCallRow {
  id: string;
  accountId: string;
  language: string;
}

/** Rings the number; what the provider does not take is a step of the call, like everything that follows. */
export async function placeTestCall(
  call: TestCallRow & { number: string; workspaceName: string },
): Promise<void> {
  const { id, number, accountId } = call;
  const account = await knownAccount(accountId);
  const callerIds = callerIdsSchema.catch([]).parse(account?.callerIds);
  const orderedAt = Date.now();
  try {
    const provider = await openAccount({ id: accountId, provider: account?.provider ?? "" });
    await provider.placeLeg({
      legId: legOf(id),
      to: number,
      from: chooseCallerId(callerIds, number),
      ringMs: RING_MS,
      callerName: call.workspaceName,
      seat: "operator",
    });
    await note(id, { id: "ordered", at: orderedAt, what: "ordered" });
    setTimeout(() => void endForgotten(call, provider), LONGEST_MS).unref();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const detail = storableText(error.message.slice(0, 300));
    await note(id, { id: "refused", at: Date.now(), what: "refused", detail });
  }
}

const legOf = (callId: string): string => `${callId}.o1`;

/** Nobody waits for it, so nobody hears of its failure but the log. */
async function endForgotten({ id }: TestCallRow, provider: TelephonyProvider): Promise<void> {
  try {
    const call = await db().testCall.findUnique({ where: { id } });
    if (call?.endedAt === null) await provider.hangUp({ legId: legOf(id) });
  } catch (error) {
    logger().warn({ err: error, legId: legOf(id) }, "a test call that nobody ended could not be ended");
  }
}

/** Takes from an account's events what is about test calls, and goes on with them: speaks, and hangs up. */
export async function followTestCalls(accountId: string | null, events: TelephonyEvent[]): Promise<void> {
  for (const event of events) {
    if (!event.legId.startsWith(MARK) || accountId === null) continue;
    try {
      await follow(accountId, event);
    } catch (error) {
      logger().warn({ err: error, legId: event.legId }, "a test call could not go on");
    }
  }
}

async function follow(accountId: string, event: TelephonyEvent): Promise<void> {
  const step = stepOf(event);
  const call = await db().testCall.findFirst({ where: { id: callOfLeg(event.legId), accountId } });
  // Told again, or about something that is no step: nothing is to be done a second time.
  if (!call || !step || !(await note(call.id, step))) return;
  const account = await knownAccount(accountId);
  const provider = await openAccount({ id: accountId, provider: account?.provider ?? "" });
  const { legId } = event;
  if (step.what === "answered") {
    const text = visitorTexts(call.language)("say.testCall", { account: account?.name ?? "" });
    await provider.say({ legId, key: `${call.id}:say`, text, language: call.language });
  } else if (step.what === "spoken" || step.what === "machine") await provider.hangUp({ legId });
}

function stepOf(event: TelephonyEvent): TestCallStep | null {
  const { id, at } = event;
  switch (event.type) {
    case "ringing":
      return { id, at, what: "ringing" };
    case "answered":
      return { id, at, what: event.machine ? "machine" : "answered" };
    case "announcement-finished":
      return { id, at, what: "spoken" };
    case "failed":
    case "ended":
      return { id, at, what: event.type, cause: event.cause };
    default:
      return null;
  }
}

const LAST: ReadonlySet<TestCallStep["what"]> = new Set(["refused", "failed", "ended"]);

/** Writes a step down. Answers false where it is known already. */
async function note(callId: string, step: TestCallStep): Promise<boolean> {
  const endedAt = LAST.has(step.what) ? new Date(step.at) : null;
  const rows = await query(
    null,
    Prisma.sql`
    update "TestCall" set steps = steps || ${JSON.stringify([step])}::jsonb, "endedAt" = coalesce("endedAt", ${endedAt}::timestamptz)
     where id = ${callId} and not steps @> ${JSON.stringify([{ id: step.id }])}::jsonb returning id`,
  );
  return rows.length > 0;
}
