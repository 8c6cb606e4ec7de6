import type { EndCause } from "@/core/call/call";
import type { PhoneAction } from "@/core/phones-contract/desk";
import { ok, type Result } from "@/core/result";
import { speechMs } from "@/core/telephony/speech-ms";
import type { Join, LegSnapshot, Say, Supervise, TelephonyEvent } from "../port";
import type { NetworkClock } from "./clock";
import { DeskCalls } from "./desk-calls";
import { CallHistory } from "./history";
import {
  createIncomingLeg,
  createLeg,
  type EndedBy,
  type LegRecord,
  type NetworkLeg,
  type NumberOrder,
  numberToCall,
} from "./leg";
import { mayJoin } from "./may-join";
import { recordingOf } from "./recorded-talk";
import { noSuchLeg, type Refusal, refuse } from "./refusal";
import { supervise } from "./supervise";

type WithoutEnvelope<T> = T extends unknown ? Omit<T, "id" | "at" | "legId"> : never;
type EventDetail = WithoutEnvelope<TelephonyEvent>;
type Answer = Result<void, Refusal>;

export interface NetworkOptions {
  clock: NetworkClock;
  newId: () => string;
  onEvent: (event: TelephonyEvent) => void;
  /** Something that a desk of phones would show has changed. */
  onChange: () => void;
}

/** From the order to the first ring. */
const SETUP_MS = 30;
/** An automatic operator listens this long before pressing the key. */
const PRESS_AFTER_MS = 1_000;
/** Networks cut calls that never end; here it keeps an application that forgot its legs from filling the memory. */
const LONGEST_CALL_MS = 2 * 3_600_000;
/** A caller whom nobody answers gives up. */
const CALLER_PATIENCE_MS = 60_000;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The virtual phone network: legs, the people behind the numbers, and what the two do to each other. It knows
 * nothing of calls or seats beyond a label. When one of two joined parties leaves, the other leg stays up alone:
 * ending it is the application's job, and a forgotten one stays visible in `legs()`.
 */
export class PhoneNetwork {
  readonly #options: NetworkOptions;
  readonly #legs = new Map<string, NetworkLeg>();
  readonly #history = new CallHistory();
  readonly #deskCalls = new DeskCalls();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** Live legs, oldest first. */
  get legs(): NetworkLeg[] {
    return [...this.#legs.values()];
  }

  history = (number?: string): LegRecord[] => this.#history.list(number);

  /** The newest call that rang at each manual number, least recently rung first. */
  get deskCalls(): ReadonlyMap<string, LegRecord> {
    return this.#deskCalls.newest;
  }

  snapshot(): LegSnapshot[] {
    const ordered = this.legs.filter(({ isOrdered }) => isOrdered);
    return ordered.map(({ id, state, joinedWith }) => ({
      legId: id,
      state,
      joinedWith: joinedWith?.id ?? null,
    }));
  }

  /** The same leg id again is a success and rings nobody, also after the leg has ended. */
  place(order: NumberOrder): Answer {
    const known = this.#history.find(order.legId);
    if (known !== undefined) {
      if (known.number === order.to) return ok(undefined);
      return refuse("leg-id-taken", `Leg ${order.legId} was placed to another number: use a new leg id.`);
    }
    if (!E164.test(order.to)) {
      return refuse("not-a-number", `"${order.to}" is not a number in E.164 form, such as +74950000201.`);
    }
    const leg = createLeg(order, this.#options.clock.now());
    this.#legs.set(leg.id, leg);
    this.#history.add(leg.record);
    this.#plan(leg, SETUP_MS, () => this.#reach(leg));
    return ok(undefined);
  }

  /** The person with that phone calls a number of the application's. */
  call(from: string, to: string): Answer {
    const id = `in-${this.#options.newId()}`;
    const leg = createIncomingLeg(id, { from, to, ringMs: CALLER_PATIENCE_MS }, this.#options.clock.now());
    if (leg.behaviour.kind === "manual" && this.#isLineTaken(leg))
      return refuse("line-taken", `There is a call at ${from}: end that first.`);
    if (leg.behaviour.kind === "manual") this.#deskCalls.add(leg.record);
    this.#legs.set(id, leg);
    this.#history.add(leg.record);
    this.#plan(leg, leg.ringMs, () => this.#end(leg, "no-answer", "network"));
    this.#emit(leg, { type: "incoming", from, to });
    return ok(undefined);
  }

  /** Answers a call that came in, under a name of the application's. The same again is a success. */
  take({ legId, reference }: { legId: string; reference: string }): Answer {
    if (this.#history.find(legId) !== undefined) return ok(undefined);
    const leg = this.#legs.get(reference);
    if (leg === undefined) return noSuchLeg(reference);
    this.#legs.delete(reference);
    leg.id = legId;
    leg.isOrdered = true;
    this.#legs.set(legId, leg);
    this.#history.rename(leg.record, legId);
    this.#answer(leg);
    return ok(undefined);
  }

  say(order: Say): Answer {
    const leg = this.#legs.get(order.legId);
    if (leg === undefined) return noSuchLeg(order.legId);
    if (leg.record.said.some((said) => said.key === order.key)) return ok(undefined);
    if (leg.state !== "up") return refuse("not-up", `Leg ${leg.id} is ${leg.state}: nobody would hear it.`);
    const isFirst = leg.record.said.length === 0;
    this.#cutSpeech(leg);
    leg.record.said.push({
      key: order.key,
      text: order.text,
      language: order.language,
      sound: order.audio?.title ?? null,
      at: this.#options.clock.now(),
      finishedAt: null,
    });
    leg.stopSaying = this.#options.clock.after(order.audio?.ms ?? speechMs(order.text), () =>
      this.#cutSpeech(leg),
    );
    if (isFirst) this.#planKeyPress(leg);
    this.#options.onChange();
    return ok(undefined);
  }

  join({ legIds, record = false }: Join): Answer {
    const legs = mayJoin(this.#legs, legIds);
    if (!legs.ok) return legs;
    const [first, second] = legs.value;
    if (first.joinedWith === second) return ok(undefined);
    for (const leg of [first, second]) this.#cutSpeech(leg);
    // A recording is told of one of the two.
    this.#connect(first, second, record);
    this.#connect(second, first, false);
    this.#emit(first, { type: "joined", withLegId: second.id });
    return ok(undefined);
  }

  /** A third party follows the talk of two. The same again is a success. */
  supervise(order: Supervise): Answer {
    const begun = supervise(this.#legs, order, this.#options.clock.now());
    if (!begun.ok) return begun;
    this.#cutSpeech(begun.value);
    this.#options.onChange();
    return ok(undefined);
  }

  hangUp(legId: string): Answer {
    const leg = this.#legs.get(legId);
    if (leg === undefined) return noSuchLeg(legId);
    const refusal = leg.record.called === null ? "cancelled" : "rejected";
    this.#end(leg, leg.state === "up" ? "hung-up" : refusal, "order");
    return ok(undefined);
  }

  /** What the person with that phone does to the newest call on it. */
  act(number: string, action: PhoneAction, digit: string): Answer {
    if (action === "call-back") return this.#callBack(number);
    const leg = this.legs.findLast((one) => one.record.number === number && one.state !== "placed");
    if (leg === undefined) return refuse("no-such-call", `No call is ringing or running at ${number}.`);
    const isRinging = leg.state === "ringing";
    if (isRinging && leg.record.called !== null) return this.#giveUp(leg, action);
    if (action === "answer" || action === "decline") {
      if (!isRinging) return refuse("not-ringing", `The phone ${number} is not ringing any more.`);
      if (action === "answer") this.#answer(leg);
      else this.#end(leg, "rejected", "party");
      return ok(undefined);
    }
    if (isRinging)
      return refuse("not-up", `The phone ${number} is still ringing: answer or decline it first.`);
    if (action === "press") this.#press(leg, digit);
    else this.#end(leg, "hung-up", "party");
    return ok(undefined);
  }

  /** Whoever called that phone last is called. */
  #callBack(number: string): Answer {
    const last = this.#deskCalls.newest.get(number);
    const to = last && numberToCall(last);
    return to ? this.call(number, to) : refuse("no-such-call", `Nobody with a number has called ${number}.`);
  }

  #giveUp(leg: NetworkLeg, action: PhoneAction): Answer {
    if (action !== "hang-up")
      return refuse("not-ringing", `The phone ${leg.record.number} is calling somebody itself.`);
    this.#end(leg, "cancelled", "party");
    return ok(undefined);
  }

  #reach(leg: NetworkLeg): void {
    const { behaviour } = leg;
    if (behaviour.kind === "fails" && !behaviour.rings) {
      this.#plan(leg, behaviour.afterMs - SETUP_MS, () => this.#end(leg, behaviour.cause, "network"));
      return;
    }
    // A phone on the desk has one line; automatic numbers have as many as are asked for, so that a load test
    // needs only a few numbers (the history shows overlaps to whoever wants to forbid them).
    if (behaviour.kind === "manual" && this.#isLineTaken(leg)) {
      this.#end(leg, "busy", "network");
      return;
    }
    if (behaviour.kind === "manual") this.#deskCalls.add(leg.record);
    leg.state = "ringing";
    leg.record.ringingAt = this.#options.clock.now();
    this.#emit(leg, { type: "ringing" });
    this.#plan(leg, leg.ringMs, () => this.#end(leg, "no-answer", "network"));
    if (behaviour.kind === "fails") {
      this.#plan(leg, behaviour.afterMs, () => this.#end(leg, behaviour.cause, "party"));
    }
    if (behaviour.kind === "answers") this.#plan(leg, behaviour.afterMs, () => this.#answer(leg));
  }

  #answer(leg: NetworkLeg): void {
    this.#dropPlans(leg);
    leg.state = "up";
    leg.record.answeredAt = this.#options.clock.now();
    const { behaviour, digits } = leg;
    if (digits) this.#plan(leg, digits.afterMs, () => this.#dial(leg, digits.keys));
    else this.#tellAnswer(leg);
    this.#plan(leg, LONGEST_CALL_MS, () => this.#end(leg, "hung-up", "network"));
    if (behaviour.kind === "answers" && behaviour.patienceMs !== null) {
      this.#plan(leg, behaviour.patienceMs, () => this.#end(leg, "hung-up", "party"));
    }
  }

  /** The switchboard takes the keys, and puts somebody through. */
  #dial(leg: NetworkLeg, keys: string): void {
    leg.record.dialled = { keys, at: this.#options.clock.now() };
    this.#tellAnswer(leg);
  }

  #tellAnswer(leg: NetworkLeg): void {
    const { behaviour } = leg;
    const isMachine = behaviour.kind === "answers" && behaviour.machine && leg.record.called === null;
    this.#emit(leg, isMachine ? { type: "answered", machine: true } : { type: "answered" });
  }

  #planKeyPress(leg: NetworkLeg): void {
    const { behaviour, record } = leg;
    if (behaviour.kind !== "answers" || !behaviour.pressesOne || record.seat !== "operator") return;
    this.#plan(leg, PRESS_AFTER_MS, () => {
      if (leg.joinedWith === null && record.digits.length === 0) this.#press(leg, "1");
    });
  }

  #press(leg: NetworkLeg, digit: string): void {
    leg.record.digits.push({ digit, at: this.#options.clock.now() });
    this.#emit(leg, { type: "digit", digit });
    this.#cutSpeech(leg);
  }

  #cutSpeech(leg: NetworkLeg): void {
    if (leg.stopSaying === null) return;
    leg.stopSaying();
    leg.stopSaying = null;
    const said = leg.record.said.at(-1);
    if (said === undefined) return;
    said.finishedAt = this.#options.clock.now();
    this.#emit(leg, { type: "announcement-finished", key: said.key });
  }

  #connect(leg: NetworkLeg, other: NetworkLeg, isRecorded: boolean): void {
    leg.joinedWith = other;
    leg.record.joins.push({
      withLegId: other.id,
      withNumber: other.record.number,
      at: this.#options.clock.now(),
      endedAt: null,
      isRecorded,
    });
    if (leg.behaviour.kind !== "answers") return;
    leg.stopTalking = this.#options.clock.after(leg.behaviour.talkMs, () =>
      this.#end(leg, "hung-up", "party"),
    );
  }

  #separate(leg: NetworkLeg): void {
    leg.stopTalking?.();
    leg.stopTalking = null;
    leg.joinedWith = null;
    const join = leg.record.joins.at(-1);
    if (join === undefined || join.endedAt !== null) return;
    join.endedAt = this.#options.clock.now();
    if (join.isRecorded) this.#emit(leg, recordingOf(join.endedAt - join.at, this.#options.newId()));
  }

  #end(leg: NetworkLeg, cause: EndCause, by: EndedBy): void {
    const wasUp = leg.state === "up";
    this.#dropPlans(leg);
    leg.stopSaying?.();
    leg.stopSaying = null;
    if (leg.joinedWith !== null) this.#separate(leg.joinedWith);
    this.#separate(leg);
    this.#legs.delete(leg.id);
    leg.record.endedAt = this.#options.clock.now();
    leg.record.cause = cause;
    leg.record.endedBy = by;
    this.#emit(leg, { type: wasUp ? "ended" : "failed", cause });
  }

  #isLineTaken(leg: NetworkLeg): boolean {
    return this.legs.some(
      (one) => one !== leg && one.record.number === leg.record.number && one.state !== "placed",
    );
  }

  #plan(leg: NetworkLeg, ms: number, run: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      leg.plans.delete(cancel);
      run();
    });
    leg.plans.add(cancel);
  }

  #dropPlans(leg: NetworkLeg): void {
    for (const cancel of leg.plans) cancel();
    leg.plans.clear();
  }

  #emit(leg: NetworkLeg, detail: EventDetail): void {
    const { newId, clock, onEvent, onChange } = this.#options;
    onEvent({ id: newId(), at: clock.now(), legId: leg.id, ...detail });
    onChange();
  }
}
