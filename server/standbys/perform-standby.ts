import type { CallAccount } from "@/core/call/call";
import type { StandbySignal, StandbyWords } from "@/core/standby/standby";
import { claimCommands, MAX_TRIES, postpone } from "../calls/perform-commands";
import { storeSignals } from "../calls/store-signals";
import { Prisma } from "../generated/prisma/client";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import { ProviderError } from "../platform/provider-error";
import { query } from "../platform/query";
import { phoneOf } from "../telephony/phone-of";
import type { TelephonyProvider } from "../telephony/port";
import { callerIdOf } from "../telephony-accounts/caller-id";
import { noteTaken, noteTrouble } from "../telephony-accounts/note-trouble";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import { readStandby, type StandbyRow } from "./standby-row";
import type { ProviderOrder } from "./take-standby-step";

/** @throws ProviderError where the account cannot be used */
type OpenProvider = (account: CallAccount) => Promise<TelephonyProvider>;

/**
 * Performs what a standby has in the outbox, in order; to be run one at a time in a process. As with calls: what the
 * provider answers at once becomes a signal, and what may succeed later stays.
 */
export async function performStandby(standbyId: string, open: OpenProvider): Promise<FollowUps> {
  const items = await claimCommands<ProviderOrder>(standbyId);
  const row = items.length > 0 ? await readStandby(standbyId) : null;
  if (!row) return {};
  let isAnswered = false;
  const done: bigint[] = [];
  for (const item of items) {
    const outcome = await perform(item, row, open);
    if (outcome === "later") break;
    if (outcome) await storeSignals([{ callId: row.id, key: `${item.key}:answer`, signal: outcome }]);
    done.push(item.id);
    isAnswered ||= outcome !== null;
  }
  await query(null, Prisma.sql`update "OutboxItem" set "doneAt" = now() where id = any(${done}::bigint[])`);
  return isAnswered ? { apply: [standbyId] } : {};
}

type Item = Awaited<ReturnType<typeof claimCommands<ProviderOrder>>>[number];
type LegNews = Extract<StandbySignal, { legId: string }>;

async function perform(item: Item, row: StandbyRow, open: OpenProvider): Promise<LegNews | null | "later"> {
  try {
    const answer = await order(item.body, row, await open({ id: row.accountId, provider: row.provider }));
    if (item.body.type === "place-leg") await noteTaken(row.accountId);
    return answer;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger().warn(
      { standbyId: row.id, command: item.key, kind: error.kind, err: error },
      "the provider did not take a command",
    );
    if (error.isTransient && item.attempts + 1 < MAX_TRIES) {
      await postpone(item, row.id, error);
      return "later";
    }
    if (item.body.type === "place-leg") await noteTrouble(row.accountId, error, Date.now());
    return giveUp(item.body);
  }
}

function giveUp({ type, legId }: ProviderOrder): LegNews {
  const at = Date.now();
  if (type === "place-leg") return { type: "leg-failed", at, legId, cause: "provider-error" };
  if (type === "hang-up") return { type: "leg-ended", at, legId, cause: "lost" };
  return { type: "announcement-finished", at, legId };
}

async function order(
  command: ProviderOrder,
  row: StandbyRow,
  provider: TelephonyProvider,
): Promise<LegNews | null> {
  const { legId } = command;
  const { leg, lentTo } = row.state;
  switch (command.type) {
    case "place-leg": {
      // Taken back before it was carried out: nobody's phone rings for nothing.
      if (leg.state === "down" || leg.hangUpCause !== null) return null;
      const { phone, endpoint, accountId, callerId } = row;
      const to = phoneOf({ id: row.state.options.operatorId, phone, endpoint }, provider);
      await provider.placeLeg({
        legId,
        to,
        from: (typeof to === "string" ? await callerIdOf(accountId, to) : null) ?? callerId,
        ringMs: command.ringMs,
        callerName: row.teamName,
        seat: "operator",
      });
      return null;
    }
    case "reassure":
      // Whoever talks by now is not talked into.
      if (leg.state === "down" || leg.hangUpCause !== null || lentTo !== null) return null;
      await provider.say({
        legId,
        key: command.key,
        text: textOf(command.words, row),
        language: languageOf(row.workspaceLanguage),
      });
      return null;
    case "hang-up": {
      const answer = await provider.hangUp({ legId });
      return answer === "gone" ? { type: "leg-ended", at: Date.now(), legId, cause: "lost" } : null;
    }
  }
}

function textOf(words: StandbyWords, { teamName: team, workspaceLanguage, state }: StandbyRow): string {
  const texts = visitorTexts(workspaceLanguage);
  if (words === "standby-hold") return texts("standby.hold");
  if (words === "standby-over") return texts("standby.over");
  const next = texts("standby.next", { team });
  return state.options.accept === "key" ? `${next} ${texts("standby.accept")}` : next;
}
