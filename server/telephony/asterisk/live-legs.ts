import { z } from "zod";
import type { LegSnapshot } from "../port";
import { type AriClient, readAnswer, refusal } from "./ari-client";
import type { LegBook } from "./leg-book";
import { joinedIn } from "./leg-bridge";
import { type Bridge, bridgeSchema, type Channel, channelSchema } from "./schema";
import { isSnoop } from "./supervision-ids";
import { listUnpressed } from "./switchboard";

/** What lives at Asterisk, whoever made it. @throws ProviderError rather than to answer half */
export async function listLive(ari: AriClient): Promise<{ channels: Channel[]; bridges: Bridge[] }> {
  const [channels, bridges] = await Promise.all([listChannels(ari), listBridges(ari)]);
  return { channels, bridges };
}

/** Channels say who lives, bridges who hears whom. The legs are named as their channels are. */
export function snapshotsOf(channels: readonly Channel[], bridges: readonly Bridge[]): LegSnapshot[] {
  const partner = new Map(
    bridges.flatMap((bridge) => {
      const legs = joinedIn(bridge);
      return legs ? [[legs[0], legs[1]] as const, [legs[1], legs[0]] as const] : [];
    }),
  );
  return channels.map((channel) => ({
    legId: channel.id,
    state: stateOf(channel),
    joinedWith: partner.get(channel.id) ?? null,
  }));
}

/** @see TelephonyProvider.listLegs */
export async function listLegs(ari: AriClient, book: LegBook, application: string): Promise<LegSnapshot[]> {
  const { channels, bridges } = await listLive(ari);
  const [legOf, unpressed] = await Promise.all([
    book.legsOf(channels.map(({ id }) => id)),
    listUnpressed(
      ari,
      application,
      channels.filter(({ state }) => state === "Up"),
    ),
  ]);
  return snapshotsOf(channels, bridges).flatMap(({ legId: channelId, state, joinedWith }) => {
    const legId = legOf(channelId);
    if (legId === null) return [];
    return [
      {
        legId,
        state: unpressed.has(channelId) ? ("ringing" as const) : state,
        joinedWith: joinedWith && legOf(joinedWith),
      },
    ];
  });
}

/** Who is up and elsewhere is being listened to for a machine. */
function stateOf({ state, dialplan }: Channel): LegSnapshot["state"] {
  if (state === "Up") return dialplan?.app_name === "Stasis" ? "up" : "ringing";
  return state === "Ringing" ? "ringing" : "placed";
}

async function listChannels(ari: AriClient): Promise<Channel[]> {
  const answer = await ari("GET", "/channels");
  if (answer.status !== 200) throw refusal(answer, "Asterisk does not list its channels");
  return readAnswer(z.array(channelSchema), answer, "list of channels").filter(({ id }) => !isSnoop(id));
}

export async function listBridges(ari: AriClient): Promise<Bridge[]> {
  const answer = await ari("GET", "/bridges");
  if (answer.status !== 200) throw refusal(answer, "Asterisk does not list its bridges");
  return readAnswer(z.array(bridgeSchema), answer, "list of bridges");
}
