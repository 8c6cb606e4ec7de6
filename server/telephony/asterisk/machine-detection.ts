import { z } from "zod";
import type { AriClient } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import type { Channel } from "./schema";

/** Where Asterisk's AMD() listens, and comes back from: docs/telephony-asterisk.md has the lines. */
const CONTEXT = "perezvon-machines";
/** In the channel: to which application it comes back. */
export const APPLICATION_VARIABLE = "PEREZVON_APPLICATION";

/** With which a leg is placed that is to be listened to. */
export const TO_BE_HEARD = "listen";
/** With which it comes back, with AMD's verdict and reason behind. */
const HEARD = "heard";

const LEGS_REMEMBERED = 10_000;

/**
 * AMD takes whoever says nothing for a machine. We do not: a person who waits for us to speak would be hung up on, and a
 * machine says something.
 */
export const isMachine = ([kind, verdict, reason = ""]: readonly string[]): boolean =>
  kind === HEARD && verdict === "MACHINE" && !reason.startsWith("INITIALSILENCE");

const linesSchema = z.object({ value: z.literal("1") });
const runningSchema = z.object({ status: z.literal("Running") });

/** Sends customers who have answered to where they are listened to. They come back within five seconds, or hang up. */
export function createMachineDetection(ari: AriClient) {
  const listening = createBoundedMap<true>(LEGS_REMEMBERED);

  /** A dialplan without the lines, or without what they call, would hang up: then nobody is listened to. */
  async function send({ id }: Channel): Promise<boolean> {
    const channel = `/channels/${encodeURIComponent(id)}`;
    const variable = `DIALPLAN_EXISTS(${CONTEXT},s,1)`;
    const [lines, amd] = await Promise.all([
      ari("GET", `${channel}/variable`, { query: { variable } }),
      ari("GET", "/asterisk/modules/app_amd.so"),
    ]);
    if (!linesSchema.safeParse(lines.body).success || !runningSchema.safeParse(amd.body).success)
      return false;
    const query = { context: CONTEXT, extension: "s", priority: "1" };
    return (await ari("POST", `${channel}/continue`, { query })).status < 300;
  }

  return {
    isAt: (channelId: string): boolean => listening.has(channelId),
    isWanted: ([kind]: readonly string[]): boolean => kind === TO_BE_HEARD,
    /** @returns whether they are being listened to: if not they have simply answered */
    async listen(channel: Channel): Promise<boolean> {
      listening.set(channel.id, true);
      const isSent = await send(channel).catch(() => false);
      if (!isSent) listening.delete(channel.id);
      return isSent;
    },
    over: (channelId: string): boolean => listening.delete(channelId),
  };
}
