import { z } from "zod";
import { deriveKey, randomToken, seal, unseal } from "../../platform/crypto";
import { env } from "../../platform/env";

/** So long somebody may take to sign in at the vendor and to agree. */
const LIFETIME_MS = 15 * 60_000;

const stateShape = z.object({
  connector: z.string(),
  workspace: z.string(),
  /** Who began: nobody else may end it, or a stranger's account could be slipped into a workspace. */
  userId: z.string(),
  connectionId: z.string().optional(),
  expiresAt: z.number(),
});
export type OAuthState = z.infer<typeof stateShape>;

const key = () => deriveKey(env().secret, "oauth-state");

/** What goes to the vendor and back: unreadable there, and good for a quarter of an hour. */
export const writeState = (state: Omit<OAuthState, "expiresAt">, now: number): string =>
  seal(JSON.stringify({ ...state, expiresAt: now + LIFETIME_MS, nonce: randomToken() }), key());

/** null: not ours, changed on its way, or too old. */
export function readState(text: string, now: number): OAuthState | null {
  try {
    const state = stateShape.parse(JSON.parse(unseal(text, key())));
    return state.expiresAt > now ? state : null;
  } catch {
    // Whatever it is, we did not write it.
    return null;
  }
}
