import type { CallAccount } from "@/core/call/call";
import { Prisma } from "../generated/prisma/client";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import { providerErrorOf } from "../platform/provider-error";
import { query } from "../platform/query";
import type { TelephonyProvider } from "../telephony/port";
import { noteTaken, noteTrouble } from "../telephony-accounts/note-trouble";
import { claimCommands, MAX_TRIES, postpone } from "./perform-commands";
import { type AnySignal, storeSignals } from "./store-signals";

/** @throws ProviderError where the account cannot be used */
export type OpenAccount = (account: CallAccount) => Promise<TelephonyProvider>;

/** One phone without a call around it: an operator on standby, a manager beside a talk. */
interface LoneLegRow {
  id: string;
  provider: string;
  accountId: string | null;
}

interface Deeds<Command, Row> {
  read(id: string): Promise<Row | null>;
  /** What the provider answered at once; null: what comes of it is told. @throws ProviderError */
  order(
    item: { key: string; body: Command },
    row: Row,
    provider: TelephonyProvider,
  ): Promise<AnySignal | null>;
  /** What it means that a command cannot be carried out. */
  giveUp(command: Command): AnySignal | null;
}

/**
 * Performs what stands in the outbox for such a phone, in order; to be run one at a time in a process. As with calls: what
 * the provider answers at once becomes a signal, and what may succeed later stays.
 */
export async function performLoneLeg<Command extends { type: string }, Row extends LoneLegRow>(
  id: string,
  open: OpenAccount,
  deeds: Deeds<Command, Row>,
): Promise<FollowUps> {
  const items = await claimCommands<Command>(id);
  const row = items.length > 0 ? await deeds.read(id) : null;
  if (!row) return {};
  let isAnswered = false;
  const done: bigint[] = [];
  for (const item of items) {
    const outcome = await perform(item, row, { ...deeds, open });
    if (outcome === "later") break;
    if (outcome) await storeSignals([{ callId: id, key: `${item.key}:answer`, signal: outcome }]);
    done.push(item.id);
    isAnswered ||= outcome !== null;
  }
  await query(null, Prisma.sql`update "OutboxItem" set "doneAt" = now() where id = any(${done}::bigint[])`);
  return isAnswered ? { apply: [id] } : {};
}

type Item<Command> = Awaited<ReturnType<typeof claimCommands<Command>>>[number];

async function perform<Command extends { type: string }, Row extends LoneLegRow>(
  item: Item<Command>,
  row: Row,
  { order, giveUp, open }: Deeds<Command, Row> & { open: OpenAccount },
): Promise<AnySignal | null | "later"> {
  const isRing = item.body.type === "place-leg";
  try {
    const answer = await order(item, row, await open({ id: row.accountId, provider: row.provider }));
    if (isRing) await noteTaken(row.accountId);
    return answer;
  } catch (thrown) {
    const error = providerErrorOf(thrown);
    logger().warn(
      { id: row.id, command: item.key, kind: error.kind, err: error },
      "the provider did not take a command",
    );
    if (error.isTransient && item.attempts + 1 < MAX_TRIES) {
      await postpone(item, row.id, error);
      return "later";
    }
    if (isRing) await noteTrouble(row.accountId, error, Date.now());
    return giveUp(item.body);
  }
}
