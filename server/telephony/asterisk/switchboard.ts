import { z } from "zod";
import type { PlaceLeg } from "../port";
import type { AriClient } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { NORMAL_CLEARING } from "./hangup-cause";
import { argsWithin } from "./incoming";
import type { Channel } from "./schema";

/** How long each key sounds, and the silence after it, ms. Asterisk does not tell when it has pressed them. */
const KEY_MS = 100;
const BETWEEN_MS = 100;
const LEGS_REMEMBERED = 10_000;

export type Keys = NonNullable<PlaceLeg["digits"]>;

/** What a channel is given on its way, for whichever process hears that it was answered. */
export const asAppArgs = (keys: Keys | undefined): string | undefined =>
  keys && `keys,${keys.keys},${keys.afterMs}`;

/** The keys that a channel was given; null: none. */
export function keysIn(args: readonly string[]): Keys | null {
  const [kind, keys, afterMs] = args;
  return kind === "keys" && keys && /^[0-9*#]+$/.test(keys) ? { keys, afterMs: Number(afterMs) || 0 } : null;
}

/** In the channel: its keys are pressed, whichever process did it. */
const PRESSED_VARIABLE = "PEREZVON_KEYS_PRESSED";
const pressedSchema = z.object({ value: z.literal("1") });

/** Of these channels, which are up, those whose keys are still to be pressed: nobody is to speak to them yet. */
export async function listUnpressed(
  ari: AriClient,
  application: string,
  channels: readonly Channel[],
): Promise<Set<string>> {
  const withKeys = channels.filter((channel) => keysIn(argsWithin(application, channel) ?? []) !== null);
  const found = await Promise.all(
    withKeys.map(async ({ id }) => ((await isPressed(ari, pathOf(id))) ? [] : [id])),
  );
  return new Set(found.flat());
}

async function isPressed(ari: AriClient, channel: string): Promise<boolean> {
  const { body } = await ari("GET", `${channel}/variable`, { query: { variable: PRESSED_VARIABLE } });
  return pressedSchema.safeParse(body).success;
}

const pathOf = (legId: string): string => `/channels/${encodeURIComponent(legId)}`;

/** Presses keys at legs that were answered, each leg's once. */
export function createSwitchboard(ari: AriClient) {
  const pressed = createBoundedMap<"under way" | "over">(LEGS_REMEMBERED);

  async function pressAll(channel: string, { keys, afterMs }: Keys): Promise<"done" | "again" | "gone"> {
    if (await isPressed(ari, channel)) return "again";
    const answer = await ari("POST", `${channel}/dtmf`, {
      query: {
        dtmf: keys,
        before: String(afterMs),
        between: String(BETWEEN_MS),
        duration: String(KEY_MS),
      },
    });
    if (answer.status >= 300) return "gone";
    await new Promise((resolve) => setTimeout(resolve, afterMs + keys.length * (KEY_MS + BETWEEN_MS)));
    const query = { variable: PRESSED_VARIABLE, value: "1" };
    await ari("POST", `${channel}/variable`, { query });
    return "done";
  }

  return {
    /** Nobody who understands words listens to this leg yet. */
    isAt: (legId: string): boolean => pressed.get(legId) === "under way",
    /** Resolves when all are pressed; "again" where this leg's keys were seen to before. A leg that takes none is ended. */
    async press(legId: string, keys: Keys): Promise<"done" | "again" | "gone"> {
      if (pressed.has(legId)) return "again";
      pressed.set(legId, "under way");
      const channel = pathOf(legId);
      const result = await pressAll(channel, keys).catch(() => "gone" as const);
      pressed.set(legId, "over");
      // Whoever answers there would hear no whisper that means something to them.
      if (result === "gone")
        await ari("DELETE", channel, { query: { reason_code: String(NORMAL_CLEARING) } }).catch(
          () => undefined,
        );
      return result;
    },
  };
}
