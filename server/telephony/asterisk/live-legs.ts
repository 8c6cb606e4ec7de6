import { z } from "zod";
import type { LegSnapshot } from "../port";
import { type AriClient, readAnswer, refusal } from "./ari-client";
import { joinedIn } from "./leg-bridge";
import { type Bridge, bridgeSchema, type Channel, channelSchema } from "./schema";

/** Asterisk's own ids are a time and a number, after the system's name if it has one; ours are the engine's leg ids. */
const ITS_OWN_ID = /^(.*-)?\d{9,}\.\d+$/;

/** What lives: channels say who, bridges who hears whom. @throws ProviderError rather than to answer half */
export async function listLegs(ari: AriClient): Promise<LegSnapshot[]> {
  const [channels, bridges] = await Promise.all([listChannels(ari), listBridges(ari)]);
  const partner = new Map(
    bridges.flatMap((bridge) => {
      const legs = joinedIn(bridge);
      return legs ? [[legs[0], legs[1]] as const, [legs[1], legs[0]] as const] : [];
    }),
  );
  return channels
    .filter(({ id }) => !ITS_OWN_ID.test(id))
    .map((channel) => ({
      legId: channel.id,
      state: stateOf(channel),
      joinedWith: partner.get(channel.id) ?? null,
    }));
}

/** Answered is who has entered our application: before, nobody can speak to it, and Asterisk may still drop it. */
function stateOf({ state, dialplan }: Channel): LegSnapshot["state"] {
  if (state === "Up") return dialplan?.app_name === "Stasis" ? "up" : "ringing";
  return state === "Ringing" ? "ringing" : "placed";
}

async function listChannels(ari: AriClient): Promise<Channel[]> {
  const answer = await ari("GET", "/channels");
  if (answer.status !== 200) throw refusal(answer, "Asterisk does not list its channels");
  return readAnswer(z.array(channelSchema), answer, "list of channels");
}

export async function listBridges(ari: AriClient): Promise<Bridge[]> {
  const answer = await ari("GET", "/bridges");
  if (answer.status !== 200) throw refusal(answer, "Asterisk does not list its bridges");
  return readAnswer(z.array(bridgeSchema), answer, "list of bridges");
}
