import { parsePhone } from "@/core/phone/phone";
import type { TelephonyEvent } from "../port";
import type { Channel } from "./schema";

/** Of channels that we did not make: a time and a number, after the system's name if it has one. Ours are the engine's. */
const ITS_OWN_ID = /^(.*-)?\d{9,}\.\d+$/;

/** The channel's id is one of Asterisk's own: somebody else made it, or calls us. */
export const isNamedByAsterisk = (channelId: string): boolean => ITS_OWN_ID.test(channelId);

/** What the dialplan says to Stasis when somebody calls: `Stasis(<application>,incoming,<number that was called>)`. */
const INCOMING = "incoming";

export const isForIncoming = ([kind]: readonly string[]): boolean => kind === INCOMING;

/** Our own news on Asterisk's events that a call is taken: whoever listens need not be who took it. */
export const TAKEN = "perezvon-taken";

/**
 * Somebody calls us, and hears it ring. null: the dialplan does not say so, or names no number in international form,
 * and nobody could tell whom they want.
 * @param args of the application
 */
export function callThatComesIn(
  channel: Channel,
  args: readonly string[],
  at: number,
): TelephonyEvent | null {
  if (!isForIncoming(args)) return null;
  const to = parsePhone(args[1] ?? "", "");
  if (!to.ok) return null;
  const from = callerOf(channel.caller?.number ?? "", to.value.country);
  const { id: legId } = channel;
  return { id: `${legId}:incoming`, at, legId, type: "incoming", from, to: to.value.e164 };
}

/** Carriers write in any way: with a plus, as is usual in the country of the number that was called, or without a plus. */
function callerOf(written: string, country: string): string | null {
  const [plain, international] = [parsePhone(written, country), parsePhone(`+${written}`, country)];
  // German numbers begin with the code of Germany too: as these digits stand, with no 0 before them, it is that code.
  if (international.ok && international.value.country === country) return international.value.e164;
  if (plain.ok) return plain.value.e164;
  return international.ok ? international.value.e164 : null;
}

/** The arguments with which a channel is in our application; null: it is not. */
export function argsWithin(application: string, { dialplan }: Channel): string[] | null {
  const [name, ...args] = (dialplan?.app_data ?? "").split(",");
  return dialplan?.app_name === "Stasis" && name === application ? args : null;
}
