import type { SupervisionCommand, SupervisionSignal } from "@/core/supervision/supervision";
import { type OpenAccount, performLoneLeg } from "../calls/perform-lone-leg";
import type { FollowUps } from "../platform/follow-ups";
import { ProviderError } from "../platform/provider-error";
import { phoneOf } from "../telephony/phone-of";
import type { TelephonyProvider } from "../telephony/port";
import { callerIdOf } from "../telephony-accounts/caller-id";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import { readSupervision, type SupervisionRow } from "./supervision-row";

type Item = { key: string; body: SupervisionCommand };

/** Performs what a supervision has in the outbox. */
export const performSupervision = (supervisionId: string, open: OpenAccount): Promise<FollowUps> =>
  performLoneLeg(supervisionId, open, { read: readSupervision, order, giveUp });

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
