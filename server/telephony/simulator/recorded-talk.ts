import { TELEPHONE_RATE, writeWav } from "@/core/telephony/sound-file";

/** Nobody listens longer to two machines. */
const LONGEST_SECONDS = 120;
/** The two speak by turns, s each, at these pitches. */
const TURN_SECONDS = 2;
const VOICES_HZ = [196, 262];
/** Syllables a second, and how loud they are. */
const SYLLABLES = 4;
const LOUDNESS = 6_000;

const REFERENCE = /^simulated-(\d{1,6})-[\w-]+$/;

/** What is told of a recorded talk. Its name says all that there is to a talk of two machines: nothing has to be kept. */
export function recordingOf(talkMs: number, id: string) {
  const seconds = Math.round(talkMs / 1_000);
  return { type: "recording-ready", reference: `simulated-${seconds}-${id}`, seconds } as const;
}

/** So many names of recordings that were erased; the oldest go, and could be heard again. */
const KEPT_NAMES = 10_000;

/** Which recordings were erased. They are made of their names alone: the carrier has nothing else to forget. */
export class ErasedTalks {
  readonly #names = new Set<string>();

  has = (reference: string): boolean => this.#names.has(reference);

  add(reference: string): void {
    this.#names.add(reference);
    const [oldest] = this.#names;
    if (this.#names.size > KEPT_NAMES && oldest !== undefined) this.#names.delete(oldest);
  }
}

export const isRecordedTalk = (reference: string): boolean => REFERENCE.test(reference);

/** A talk as a WAV file: two hums by turns. At most two minutes of it. null: no talk has such a name. */
export function recordedTalk(reference: string): ArrayBuffer | null {
  const seconds = Number(REFERENCE.exec(reference)?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return null;
  const length = Math.max(1, Math.min(seconds, LONGEST_SECONDS)) * TELEPHONE_RATE;
  return writeWav({ rate: TELEPHONE_RATE, samples: Int16Array.from({ length }, (_, i) => hum(i)) }).buffer;
}

function hum(i: number): number {
  const at = i / TELEPHONE_RATE;
  const hz = VOICES_HZ[Math.floor(at / TURN_SECONDS) % VOICES_HZ.length] ?? 0;
  return Math.round(LOUDNESS * Math.sin(2 * Math.PI * hz * at) * Math.sin(Math.PI * SYLLABLES * at) ** 2);
}
