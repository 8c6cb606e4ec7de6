import { ProviderError } from "@/server/platform/provider-error";
import { type AriClient, readAnswer } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { channelSchema } from "./schema";

const LEGS_REMEMBERED = 20_000;

export type UpLegs = ReturnType<typeof createUpLegs>;

/**
 * Legs that were picked up, by their channels' ids. They are in our application before that, so that Asterisk itself would
 * speak to a phone that rings, and join it. Who listens knows; another process asks once a leg.
 */
export function createUpLegs(ari: AriClient) {
  const up = createBoundedMap<true>(LEGS_REMEMBERED);

  async function expectUp(channelId: string): Promise<void> {
    if (up.has(channelId)) return;
    const answer = await ari("GET", `/channels/${encodeURIComponent(channelId)}`);
    if (answer.status >= 300 || readAnswer(channelSchema, answer, "account of a channel").state !== "Up")
      throw new ProviderError("rejected", "This leg is not up.");
    up.set(channelId, true);
  }

  return {
    note: (channelId: string): void => up.set(channelId, true),
    /** @throws ProviderError rejected where one of them is not up */
    expectAll: async (channelIds: readonly string[]): Promise<void> =>
      void (await Promise.all(channelIds.map(expectUp))),
  };
}
