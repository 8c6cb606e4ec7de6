import type { PlaceLeg } from "../port";
import type { AriClient } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { NORMAL_CLEARING } from "./hangup-cause";

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

/** Presses keys at legs that were just answered, each leg's once. */
export function createSwitchboard(ari: AriClient) {
  const pressed = createBoundedMap<"under way" | "over">(LEGS_REMEMBERED);
  return {
    /** Nobody who understands words listens to this leg yet. */
    isAt: (legId: string): boolean => pressed.get(legId) === "under way",
    /** Resolves when all are pressed; "again" where this leg's keys were seen to before. A leg that takes none is ended. */
    async press(legId: string, { keys, afterMs }: Keys): Promise<"done" | "again" | "gone"> {
      if (pressed.has(legId)) return "again";
      pressed.set(legId, "under way");
      const path = `/channels/${encodeURIComponent(legId)}`;
      const answer = await ari("POST", `${path}/dtmf`, {
        query: {
          dtmf: keys,
          before: String(afterMs),
          between: String(BETWEEN_MS),
          duration: String(KEY_MS),
        },
      }).catch(() => null);
      if (answer === null || answer.status >= 300) {
        pressed.set(legId, "over");
        // Whoever answers there would hear no whisper that means something to them.
        await ari("DELETE", path, { query: { reason_code: String(NORMAL_CLEARING) } }).catch(() => undefined);
        return "gone";
      }
      await new Promise((resolve) => setTimeout(resolve, afterMs + keys.length * (KEY_MS + BETWEEN_MS)));
      pressed.set(legId, "over");
      return "done";
    },
  };
}
