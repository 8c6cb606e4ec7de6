import { randomInt } from "node:crypto";
import { v7 as newId } from "uuid";
import type { CallAccount } from "@/core/call/call";
import { callOfLeg } from "@/core/call/leg-id";
import type { PhoneVerification } from "../generated/prisma/client";
import { deriveKey, seal, unseal } from "../platform/crypto";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { publishChange } from "../platform/notify";
import type { TelephonyEvent } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { visitorTexts } from "../visitor-texts/visitor-texts";

/** Begins the ids of these calls, so that an event's leg tells at once which it is. */
const MARK = "verify-";
const RING_MS = 30_000;

export const newVerificationId = (): string => `${MARK}${newId()}`;
export const newCode = (): string => String(randomInt(10_000)).padStart(4, "0");

const key = () => deriveKey(env().secret, "phone-verification");
export const sealCode = (code: string): string => seal(code, key());
export const openCode = ({ code }: Pick<PhoneVerification, "code">): string => unseal(code, key());

const legOf = (id: string): string => `${id}.o1`;

/** Rings the operator's phone. @throws ProviderError where the provider does not take the order */
export async function ringForCode(
  { id, phone }: Pick<PhoneVerification, "id" | "phone">,
  account: CallAccount,
  shown: { callerId: string | null; callerName: string },
): Promise<void> {
  const provider = await openAccount(account);
  await provider.placeLeg({
    legId: legOf(id),
    to: phone,
    from: shown.callerId,
    ringMs: RING_MS,
    callerName: shown.callerName,
    seat: "operator",
  });
}

/** Takes from an account's events what is about these calls: says the code to whoever answers, and hangs up. */
export async function followVerifications(
  account: CallAccount,
  events: readonly TelephonyEvent[],
): Promise<void> {
  for (const event of events) {
    if (!event.legId.startsWith(MARK)) continue;
    try {
      await follow(account, event);
    } catch (error) {
      logger().warn({ err: error, legId: event.legId }, "a verification code could not be said");
    }
  }
}

async function follow(account: CallAccount, event: TelephonyEvent): Promise<void> {
  const verification = await db().phoneVerification.findFirst({
    where: { id: callOfLeg(event.legId), accountId: account.id },
  });
  if (!verification) return;
  const provider = await openAccount(account);
  const { legId } = event;
  switch (event.type) {
    case "answered":
      // Somebody's voicemail would keep the code for whoever listens to it.
      if (event.machine) return void (await provider.hangUp({ legId }));
      await provider.say({ legId, key: `${verification.id}:say`, ...(await wordsOf(verification)) });
      return moveTo(verification, "said");
    case "announcement-finished":
      return void (await provider.hangUp({ legId }));
    case "failed":
      return moveTo(verification, "failed");
    default:
      return;
  }
}

async function wordsOf(verification: PhoneVerification): Promise<{ text: string; language: string }> {
  const { name, language } = await db().workspace.findUniqueOrThrow({
    where: { id: verification.workspaceId },
    select: { name: true, language: true },
  });
  // Digit by digit: "four thousand eight hundred" is hard to type.
  const code = [...openCode(verification)].join(", ");
  return { text: visitorTexts(language)("say.verificationCode", { workspace: name, code }), language };
}

async function moveTo({ id, workspaceId }: PhoneVerification, state: "said" | "failed"): Promise<void> {
  await db().phoneVerification.updateMany({ where: { id, state: "calling" }, data: { state } });
  await publishChange({ workspaceId, kind: "operator" });
}
