/** How whoever is behind a number behaves, told by its last two digits. Times are real ms. */
export interface Person {
  /** null: nobody ever answers by themselves. */
  answersAfterMs: number | null;
  /** Presses 1 when spoken to. */
  pressesOne?: boolean;
  /** Leaves so long after answering. */
  leavesAfterMs?: number;
  isMachine?: boolean;
  /** Gives up ringing as fast as time passes at the stand-in; everybody else's phone rings in real time. */
  ringsBriefly?: boolean;
  /** How the call fails instead: Twilio's status, and what SIP said. */
  fails?: { status: "busy" | "failed"; sip: number; rings: boolean };
}

const PEOPLE: Record<string, Person> = {
  "00": { answersAfterMs: null },
  "02": { answersAfterMs: 30, pressesOne: true },
  "30": { answersAfterMs: null, fails: { status: "busy", sip: 486, rings: false } },
  "31": { answersAfterMs: null, ringsBriefly: true },
  "32": { answersAfterMs: null, fails: { status: "busy", sip: 603, rings: true } },
  "33": { answersAfterMs: 30, isMachine: true },
  "34": { answersAfterMs: null, fails: { status: "failed", sip: 404, rings: false } },
  "35": { answersAfterMs: null, fails: { status: "failed", sip: 503, rings: false } },
  "36": { answersAfterMs: 30, leavesAfterMs: 40 },
  "39": { answersAfterMs: 30 },
};

export const personAt = (number: string): Person => PEOPLE[number.slice(-2)] ?? { answersAfterMs: 30 };
