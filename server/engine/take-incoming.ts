import type { CallAccount } from "@/core/call/call";
import type { ReturnCall } from "../callbacks/intake/return-call";
import { takeReturnCall } from "../callbacks/intake/take-return-call";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import type { TelephonyEvent } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { followUp } from "./follow-up";

type Incoming = Extract<TelephonyEvent, { type: "incoming" }>;

/** Whoever redials at once meets our own call to them, of which the operator still hears the end: it rings meanwhile. */
const BUSY_FOR_MS = 20_000;
const LOOK_EVERY_MS = 500;

/**
 * Somebody calls a number of ours. A customer who calls back is answered; whoever else it is hears that nobody takes the
 * call, which costs them nothing.
 * @returns what follows, once it is stored
 */
export async function takeIncoming(account: CallAccount, event: Incoming): Promise<FollowUps> {
  const { id, legId: reference, from, to } = event;
  const key = `incoming:${account.id ?? account.provider}:${id}`;
  const call = { account, key, reference, from, to };
  const work = await takeReturnCall(call, Date.now());
  if (work && work !== "busy") return work;
  void (work === "busy" ? takeLater(call) : refuse(call)).catch((error) =>
    logger().warn({ err: error }, "a call that comes in could not be dealt with"),
  );
  return {};
}

async function takeLater(call: ReturnCall): Promise<void> {
  for (const end = Date.now() + BUSY_FOR_MS; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const work = await takeReturnCall(call, Date.now());
    if (work === "busy") continue;
    return work ? followUp(work) : refuse(call);
  }
  return refuse(call);
}

/** Where the provider cannot be reached the caller hears it ring until they give up. */
async function refuse({ account, reference, to }: ReturnCall): Promise<void> {
  logger().info({ provider: account.provider, accountId: account.id, to }, "a call was not taken");
  const provider = await openAccount(account);
  await provider.hangUp({ legId: reference });
}
