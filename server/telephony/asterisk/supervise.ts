import type { SupervisionMode } from "@/core/supervision/supervision";
import { ProviderError } from "@/server/platform/provider-error";
import type { Supervise } from "../port";
import type { Announcements } from "./announcements";
import { type AriClient, refusal } from "./ari-client";
import { createLanes } from "./lanes";
import { bridgeOf, joinedIn } from "./leg-bridge";
import { listBridges } from "./live-legs";
import type { AsteriskSettings, Bridge } from "./schema";
import { snoopOf, supervisionBridgeOf, supervisorIn } from "./supervision-ids";

/** To whom the snoop channel carries the manager's voice: "out" to the operator, "both" to the customer too. */
const WHISPER: Record<SupervisionMode, "none" | "out" | "both"> = {
  listen: "none",
  whisper: "out",
  barge: "both",
};

/** A snoop channel enters our application a moment after Asterisk has said that it is there. */
const ENTRY_TRIES = 40;
const ENTRY_PAUSE_MS = 25;

/** @see TelephonyProvider.supervise. All ids are channels'. */
export function createSupervising(
  ari: AriClient,
  { fallSilent }: Announcements,
  { application }: Pick<AsteriskSettings, "application">,
) {
  const inLane = createLanes();

  async function supervise({ legId, operatorLegId, customerLegId, mode }: Supervise): Promise<void> {
    const bridges = await listBridges(ari);
    const talk = bridges.find(({ id }) => id === bridgeOf([operatorLegId, customerLegId]));
    if (!talk || !joinedIn(talk)) throw new ProviderError("rejected", "The two do not talk with each other.");
    const id = supervisionBridgeOf(legId);
    const snoop = snoopOf(legId, mode);
    const inside = bridges.find((bridge) => bridge.id === id)?.channels ?? [];
    if (inside.includes(legId) && inside.includes(snoop)) return;
    await expectDone("POST", `/bridges/${encodeURIComponent(id)}`, { type: "mixing" });
    await expectDone(
      "POST",
      `/channels/${encodeURIComponent(operatorLegId)}/snoop/${encodeURIComponent(snoop)}`,
      {
        app: application,
        spy: "both",
        whisper: WHISPER[mode],
      },
    );
    // The manager is put in once: to add them again would take them out for a moment.
    if (!inside.includes(legId)) {
      await fallSilent(legId);
      await expectDone("POST", `/bridges/${encodeURIComponent(id)}/addChannel`, { channel: legId });
    }
    await enter(id, snoop);
    // Only now: between two modes nobody is left in silence.
    await endSnoops(
      ari,
      inside.filter((channel) => channel !== legId && channel !== snoop),
    );
  }

  async function enter(bridgeId: string, snoop: string): Promise<void> {
    const path = `/bridges/${encodeURIComponent(bridgeId)}/addChannel`;
    for (let tries = 1; ; tries++) {
      const added = await ari("POST", path, { query: { channel: snoop } });
      if (added.status < 300) return;
      if (tries === ENTRY_TRIES) throw refusal(added, "Asterisk does not let the talk be heard");
      await new Promise((resolve) => setTimeout(resolve, ENTRY_PAUSE_MS));
    }
  }

  /** 409: it is there already. */
  async function expectDone(method: "POST", path: string, query: Record<string, string>): Promise<void> {
    const answer = await ari(method, path, { query });
    if (answer.status >= 300 && answer.status !== 409)
      throw refusal(answer, "Asterisk does not let the talk be heard");
  }

  return (order: Supervise): Promise<void> => inLane(order.legId, () => supervise(order));
}

/** A manager has left: what carried their voice goes too. Any other bridge is left alone. */
export async function endSupervision(
  ari: AriClient,
  { id, channels }: Pick<Bridge, "id" | "channels">,
): Promise<void> {
  const legId = supervisorIn(id);
  if (legId === null || channels.includes(legId)) return;
  await endSnoops(ari, channels);
  await ari("DELETE", `/bridges/${encodeURIComponent(id)}`).catch(() => undefined);
}

/** Those that are gone already went with the talk. */
async function endSnoops(ari: AriClient, channelIds: readonly string[]): Promise<void> {
  for (const id of channelIds)
    await ari("DELETE", `/channels/${encodeURIComponent(id)}`).catch(() => undefined);
}
