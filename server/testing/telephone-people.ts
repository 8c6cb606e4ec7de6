import type { EventEmitter } from "node:events";
import { type OutgoingCall, type PhoneCall, Softphone } from "../../scripts/telephony-lab/softphone.mjs";
import type { Party, UnreachableParty } from "../telephony/contract-harness";

/** "played": answers as patient people do, and the carrier plays the tone itself. "barred": the carrier puts no call through. */
type Behaviour = Party | UnreachableParty | "played" | "barred";

/** How long a person lets it ring, and takes to press the key, ms. */
const REACTION_MS = 100;

/** The SIP answers of those who are not reached. */
const REJECTIONS: Partial<Record<Behaviour, number>> = {
  busy: 486,
  rejecting: 603,
  "non-existent": 404,
  congested: 503,
  barred: 403,
};

/** What a telephone does for a person: a softphone's call, or that of a fake exchange. */
export interface CallInHand extends EventEmitter {
  number: string;
  hz: number;
  line: { press(key: string): Promise<void>; sing(hz: number): void } | undefined;
  ring(): void;
  playEarly(): Promise<void>;
  reject(code: number): void;
  answer(): Promise<void>;
  hangUp(): void;
}

/** People with real SIP telephones. One socket serves all of their numbers. */
export async function gatherPeople() {
  const phone = await Softphone.open();
  const people = peopleAt<PhoneCall>(phone);
  return {
    ...people,
    port: phone.port,
    /** Somebody with a number of `numberOf` calls one of ours, at the exchange with this UDP port. */
    callIn: (from: string, to: string, exchange: number): Promise<OutgoingCall> =>
      phone.call({ from, to, exchange, hz: people.voiceOf(from) }),
    close: () => phone.close(),
  };
}

/** People who behave as their number says. `phone` emits "call" for everybody who is called. */
export function peopleAt<Call extends CallInHand>(phone: EventEmitter) {
  const behaviours = new Map<string, Behaviour>();
  const voices = new Map<string, number>();
  const calls = new Map<string, Call[]>();
  let next = 12_025_500_000;

  phone.on("call", (call: Call) => {
    calls.set(call.number, [...(calls.get(call.number) ?? []), call]);
    call.hz = voices.get(call.number) ?? call.hz;
    react(call, behaviours.get(call.number) ?? "patient");
  });

  return {
    /** A number behind which somebody behaves so; nobody else has it. `hz`: the tone of their voice. */
    numberOf(behaviour: Behaviour, hz = 440): string {
      next += 1;
      const number = `+${next}`;
      behaviours.set(number, behaviour);
      voices.set(number, hz);
      return number;
    },
    voiceOf: (number: string): number | undefined => voices.get(number),
    behave: (number: string, behaviour: Behaviour) => void behaviours.set(number, behaviour),
    /** Every call to a number, oldest first. */
    callsAt: (number: string): Call[] => calls.get(number) ?? [],
    /** The last of them. @throws Error where there was none */
    callAt(number: string): Call {
      const call = calls.get(number)?.at(-1);
      if (!call) throw new Error(`Nobody called ${number}.`);
      return call;
    },
  };
}
export type People = Awaited<ReturnType<typeof gatherPeople>>;

function react(call: CallInHand, behaviour: Behaviour): void {
  const rejection = REJECTIONS[behaviour];
  if (rejection !== undefined) return call.reject(rejection);
  if (behaviour === "played") void call.playEarly();
  else call.ring();
  if (behaviour === "manual" || behaviour === "never-answers") return;
  setTimeout(() => void call.answer(), REACTION_MS);
  if (behaviour === "accepting")
    call.once("up", () => setTimeout(() => void call.line?.press("1"), 3 * REACTION_MS));
  if (behaviour === "machine") call.once("up", () => talkOn(call));
  if (behaviour === "brief") call.once("up", () => setTimeout(() => call.hangUp(), REACTION_MS));
}

/** A mailbox's greeting: word after word, with hardly a pause. */
function talkOn(call: CallInHand): void {
  let beats = 0;
  const talking = setInterval(() => call.line?.sing(beats++ % 4 === 3 ? 0 : 300 + 100 * (beats % 3)), 100);
  call.once("ended", () => clearInterval(talking));
}

/** The contract suite's hand on the telephones. */
export async function actAt(
  call: CallInHand,
  action: "answer" | "decline" | "hang-up" | { press: string },
): Promise<void> {
  if (typeof action !== "string") return call.line?.press(action.press);
  if (action === "answer") return call.answer();
  if (action === "decline") call.reject(603);
  else call.hangUp();
}
