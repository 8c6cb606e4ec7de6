import type { CallAccount } from "@/core/call/call";
import type { SupervisionCommand, SupervisionSignal } from "@/core/supervision/supervision";
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
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import { readSupervision, type SupervisionRow } from "./supervision-row";

/** @throws ProviderError where the account cannot be used */
type OpenProvider = (account: CallAccount) => Promise<TelephonyProvider>;

/**
 * Performs what a supervision has in the outbox, in order; to be run one at a time in a process. As with calls: what the
 * provider answers at once becomes a signal, and what may succeed later stays.
 */
export async function performSupervision(supervisionId: string, open: OpenProvider): Promise<FollowUps> {
  const items = await claimCommands<SupervisionCommand>(supervisionId);
  const row = items.length > 0 ? await readSupervision(supervisionId) : null;
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
  return isAnswered ? { apply: [supervisionId] } : {};
}

type Item = Awaited<ReturnType<typeof claimCommands<SupervisionCommand>>>[number];

async function perform(
  item: Item,
  row: SupervisionRow,
  open: OpenProvider,
): Promise<SupervisionSignal | null | "later"> {
  try {
    return await order(item, row, await open({ id: row.accountId, provider: row.provider }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger().warn(
      { supervisionId: row.id, command: item.key, kind: error.kind, err: error },
      "the provider did not take a command",
    );
    if (error.isTransient && item.attempts + 1 < MAX_TRIES) {
      await postpone(item, row.id, error);
      return "later";
    }
    return giveUp(item.body);
  }
}

function giveUp(command: SupervisionCommand): SupervisionSignal | null {
  const at = Date.now();
  const { legId } = command;
  switch (command.type) {
    case "place-leg":
      return { type: "leg-failed", at, legId, cause: "provider-error" };
    case "supervise":
      return { type: "supervision-refused", at, mode: command.mode };
    case "hang-up":
      return { type: "leg-ended", at, legId, cause: "lost" };
    case "ask-key":
      // Who knows what to press may press it all the same; else the deadline ends it.
      return null;
  }
}

async function order(
  { key, body: command }: Item,
  row: SupervisionRow,
  provider: TelephonyProvider,
): Promise<SupervisionSignal | null> {
  const { legId } = command;
  const { leg } = row.state;
  if (command.type === "hang-up") {
    const answer = await provider.hangUp({ legId });
    return answer === "gone" ? { type: "leg-ended", at: Date.now(), legId, cause: "lost" } : null;
  }
  // Taken back before it was carried out: nobody's phone rings for nothing, and nobody listens who has left.
  if (leg.state === "down" || leg.hangUpCause !== null) return null;
  switch (command.type) {
    case "place-leg":
      await provider.placeLeg(await placing(command, row, provider));
      return null;
    case "ask-key": {
      const language = languageOf(row.workspaceLanguage);
      await provider.say({
        legId,
        key,
        text: visitorTexts(row.workspaceLanguage)("supervision.accept"),
        language,
      });
      return null;
    }
    case "supervise": {
      if (!provider.supervise) throw new ProviderError("rejected", `${provider.id} lets nobody listen.`);
      const { operatorLegId, customerLegId, mode } = command;
      await provider.supervise({ legId, operatorLegId, customerLegId, mode });
      return { type: "supervised", at: Date.now(), mode };
    }
  }
}

async function placing(
  { legId, ringMs }: Extract<SupervisionCommand, { type: "place-leg" }>,
  row: SupervisionRow,
  provider: TelephonyProvider,
) {
  const { phone, inBrowser, accountId, callerId, siteName } = row;
  const endpoint = inBrowser ? "browser" : "phone";
  const to = phoneOf({ id: row.state.options.operatorId, phone, endpoint }, provider);
  const from = (typeof to === "string" ? await callerIdOf(accountId, to) : null) ?? callerId;
  return { legId, to, from, ringMs, callerName: siteName, seat: "operator" as const };
}
