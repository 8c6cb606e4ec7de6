import { ProviderError } from "@/server/platform/provider-error";
import type { Join } from "../port";
import type { Announcements } from "./announcements";
import { type AriClient, refusal } from "./ari-client";
import { createLanes } from "./lanes";
import { bridgeOf, joinedIn } from "./leg-bridge";
import { listBridges } from "./live-legs";
import type { AsteriskSettings } from "./schema";

/** @see TelephonyProvider.join */
export function createJoining(
  ari: AriClient,
  { fallSilent }: Announcements,
  settings: Pick<AsteriskSettings, "application" | "record">,
) {
  const inLane = createLanes();

  async function join({ legIds, record = settings.record }: Join): Promise<void> {
    const id = bridgeOf(legIds);
    // Asked first: to add a leg again takes it out for a moment, and a leg elsewhere would be taken away from there.
    const bridges = await listBridges(ari);
    const own = bridges.find((bridge) => bridge.id === id);
    if (own && joinedIn(own)) return;
    const elsewhere = bridges.find(
      (bridge) => bridge.id !== id && bridge.channels.some((leg) => legIds.includes(leg)),
    );
    if (elsewhere) throw new ProviderError("rejected", "One of the two is in a talk with somebody else.");
    await makeBridge(id);
    // Before anybody speaks. It ends with the bridge.
    if (record) await recordBridge(id);
    await Promise.all(legIds.map(fallSilent));
    const bridge = `/bridges/${encodeURIComponent(id)}`;
    const added = await ari("POST", `${bridge}/addChannel`, { query: { channel: legIds.join(",") } });
    if (added.status < 300) return;
    await ari("DELETE", bridge);
    throw refusal(added, "Asterisk does not join these legs");
  }

  /** 409: it is there already. */
  async function makeBridge(id: string): Promise<void> {
    const made = await ari("POST", `/bridges/${encodeURIComponent(id)}`, { query: { type: "mixing" } });
    if (made.status >= 300 && made.status !== 409) throw refusal(made, "Asterisk makes no bridge");
  }

  /** 409: it is being recorded already. A talk that cannot be recorded is a talk all the same. */
  async function recordBridge(id: string): Promise<void> {
    const name = `${settings.application}-${id.replaceAll("~", "-")}`;
    await ari("POST", `/bridges/${encodeURIComponent(id)}/record`, { query: { name, format: "wav" } });
  }

  return (order: Join): Promise<void> => inLane(bridgeOf(order.legIds), () => join(order));
}
