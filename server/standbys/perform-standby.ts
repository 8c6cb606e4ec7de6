import type { StandbySignal, StandbyWords } from "@/core/standby/standby";
import { type OpenAccount, performLoneLeg } from "../calls/perform-lone-leg";
import type { FollowUps } from "../platform/follow-ups";
import { phoneOf } from "../telephony/phone-of";
import type { TelephonyProvider } from "../telephony/port";
import { callerIdOf } from "../telephony-accounts/caller-id";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import { readStandby, type StandbyRow } from "./standby-row";
import type { ProviderOrder } from "./take-standby-step";

type LegNews = Extract<StandbySignal, { legId: string }>;

/** Performs what a standby has in the outbox. */
export const performStandby = (standbyId: string, open: OpenAccount): Promise<FollowUps> =>
  performLoneLeg(standbyId, open, { read: readStandby, order, giveUp });

function giveUp({ type, legId }: ProviderOrder): LegNews {
  const at = Date.now();
  if (type === "place-leg") return { type: "leg-failed", at, legId, cause: "provider-error" };
  if (type === "hang-up") return { type: "leg-ended", at, legId, cause: "lost" };
  return { type: "announcement-finished", at, legId };
}

async function order(
  { body: command }: { body: ProviderOrder },
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
