import { type Behaviour, behaviourOf } from "../../../telephony/simulator/behaviour";

/** A call as the phone at its other end has it. */
export interface PhoneCall {
  number: string;
  state: "placed" | "ringing" | "up" | "down";
  tonesHandled: boolean;
  /** Keys that were sent to it. */
  heard: string;
  /** What its person heard, in order: texts, a ringing tone, the other side. */
  sounds: string[];
  /** What was recorded of it; null: nothing (yet). */
  record: { id: string; startedAt: number } | null;
  ring(): void;
  /** The carrier plays the tone itself. */
  playEarly(): void;
  connect(): void;
  /** SIP status of a call that never was up. */
  fail(code: number): void;
  disconnect(): void;
  press(tone: string): void;
}

const CODES: Record<string, number> = { busy: 486, rejected: 603, "invalid-number": 404, congestion: 503 };

/** The phones at the other end: they behave as the simulator's do, by the last two digits. */
export const isMachine = (number: string): boolean => {
  const behaviour = behaviourOf(number);
  return behaviour.kind === "answers" && behaviour.machine;
};

export function createPhones(later: (run: () => void, afterMs: number) => void) {
  const ringing: PhoneCall[] = [];
  /** Whose carriers play the ringing tone, and do not say that it rings. */
  const played = new Set<string>();

  function answer(call: PhoneCall, behaviour: Extract<Behaviour, { kind: "answers" }>): void {
    later(() => {
      call.connect();
      const { patienceMs } = behaviour;
      if (patienceMs !== null) later(() => call.disconnect(), patienceMs);
    }, behaviour.afterMs);
  }

  return {
    played,
    /** Its person calls the account: they wait until something happens. */
    callIn(call: PhoneCall): void {
      ringing.push(call);
    },
    take(call: PhoneCall): void {
      const behaviour = behaviourOf(call.number);
      ringing.push(call);
      const rings = behaviour.kind !== "fails" || behaviour.rings;
      if (rings) later(() => (played.has(call.number) ? call.playEarly() : call.ring()), 200);
      if (behaviour.kind === "fails")
        later(() => call.fail(CODES[behaviour.cause] ?? 500), 200 + behaviour.afterMs);
      if (behaviour.kind === "answers") answer(call, behaviour);
    },
    /** Somebody at the phone hears a text, and presses the key that it asks for. */
    hear(call: PhoneCall, text: string): void {
      call.sounds.push(text);
      const behaviour = behaviourOf(call.number);
      if (behaviour.kind === "answers" && behaviour.pressesOne && /\b1\b/.test(text))
        later(() => call.press("1"), 1_000);
    },
    joined(call: PhoneCall): void {
      call.sounds.push("the other side");
      const behaviour = behaviourOf(call.number);
      if (behaviour.kind === "answers") later(() => call.disconnect(), behaviour.talkMs);
    },
    act(number: string, action: "answer" | "decline" | "hang-up" | { press: string }): void {
      const call = ringing.findLast((one) => one.number === number && one.state !== "down");
      if (!call) throw new Error(`Nobody is calling ${number}.`);
      if (action === "answer") call.connect();
      else if (action === "decline") call.fail(603);
      else if (action === "hang-up") call.disconnect();
      else call.press(action.press);
    },
    /** The last call to a number. */
    callAt: (number: string): PhoneCall | undefined => ringing.findLast((call) => call.number === number),
    /** How often a number was rung, ever. */
    callsTo: (number: string): number => ringing.filter((call) => call.number === number).length,
    isOver: (number: string): boolean =>
      ringing.filter((call) => call.number === number).every(({ state }) => state === "down"),
    soundsAt: (number: string): string[] =>
      ringing.filter((call) => call.number === number).flatMap(({ sounds }) => sounds),
    keysHeardAt: (number: string): string =>
      ringing
        .filter((call) => call.number === number)
        .map(({ heard }) => heard)
        .join(""),
  };
}

export type Phones = ReturnType<typeof createPhones>;
