import type { Say, Speak } from "../port";
import { type AriClient, refusal } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { createLanes } from "./lanes";

/** On the channel: what it was to be told, so that another process of ours can stop the last of it. */
const SAID = "PEREZVON_SAID";
const LEGS_REMEMBERED = 5_000;

interface Said {
  /** Oldest first; the last may still be playing. */
  keys: string[];
  /** Those that this process has begun. */
  isOurs: Set<string>;
}

export interface Announcements {
  /** @see TelephonyProvider.say */
  say(order: Say): Promise<void>;
  /** Cuts short what is being said to a leg, and the ringing tone that it may hear. */
  fallSilent(legId: string): Promise<void>;
}

/**
 * Asterisk queues what it is to play, plays it again when told again, and has no voice. So each announcement is a
 * playback whose id is the order's key; the one before is stopped first.
 */
export function createAnnouncements(
  ari: AriClient,
  speak: Speak,
  soundsFolder: string | null,
): Announcements {
  const known = createBoundedMap<Said>(LEGS_REMEMBERED);
  const inLane = createLanes();

  async function saidTo(legId: string): Promise<Said> {
    const remembered = known.get(legId);
    if (remembered) return remembered;
    const answer = await ari("GET", `/channels/${encodeURIComponent(legId)}/variable`, {
      query: { variable: SAID },
    });
    const keys = answer.status === 200 ? readValue(answer.body).split(",").filter(Boolean) : [];
    const said = { keys, isOurs: new Set<string>() };
    known.set(legId, said);
    return said;
  }

  async function stopLast(legId: string): Promise<void> {
    const last = (await saidTo(legId)).keys.at(-1);
    const channel = `/channels/${encodeURIComponent(legId)}`;
    await Promise.all([
      last === undefined ? null : ari("DELETE", `/playbacks/${encodeURIComponent(last)}`),
      ari("DELETE", `${channel}/ring`),
    ]);
  }

  async function sayInTurn({ legId, key, text, language, audio, ringsAfter }: Say): Promise<void> {
    const channel = `/channels/${encodeURIComponent(legId)}`;
    const playback = `/playbacks/${encodeURIComponent(key)}`;
    const { keys, isOurs } = await saidTo(legId);
    // Begun before this process was: what is not playing now was played, or never begun, and is better said twice.
    if (keys.includes(key) && (isOurs.has(key) || (await ari("GET", playback)).status === 200)) return;
    const { name, url } = audio ?? (await speak({ text, language }));
    await stopLast(legId);
    if (!keys.includes(key)) keys.push(key);
    // Before it is played: while a channel plays it takes no variable.
    await ari("POST", `${channel}/variable`, { query: { variable: SAID, value: keys.join(",") } });
    const answer = await ari("POST", `${channel}/play/${encodeURIComponent(key)}`, {
      query: { media: soundsFolder ? `sound:${soundsFolder}/${name.replace(/\.wav$/, "")}` : `sound:${url}` },
    });
    if (answer.status >= 300) throw refusal(answer, "Asterisk does not speak to this leg");
    isOurs.add(key);
    if (ringsAfter) await letHearRinging(ari, legId);
  }

  return {
    say: (order) => inLane(order.legId, () => sayInTurn(order)),
    fallSilent: (legId) => inLane(legId, () => stopLast(legId)),
  };
}

/** A comfort: whoever has gone meanwhile needs none. Asterisk begins when it has said what it is saying. */
export async function letHearRinging(ari: AriClient, legId: string): Promise<void> {
  await ari("POST", `/channels/${encodeURIComponent(legId)}/ring`).catch(() => undefined);
}

function readValue(body: unknown): string {
  return typeof body === "object" && body !== null && "value" in body ? String(body.value) : "";
}
