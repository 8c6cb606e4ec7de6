import type { Conferences } from "./conferences";
import { SECOND_MS } from "./pace";
import { type Person, personAt } from "./people";
import { newSid } from "./sid";
import { readTwiml, type Verb } from "./twiml";
import type { PostWebhook } from "./webhooks";

export type CallStatus =
  | "queued"
  | "ringing"
  | "in-progress"
  | "completed"
  | "busy"
  | "failed"
  | "no-answer"
  | "canceled";

const SPEECH_MS_A_CHARACTER = 0.4;

export type Form = Record<string, string | string[] | undefined>;

export interface CallParts {
  /** As it was ordered; of a call to the account, what its number is set to. */
  form: Form;
  isInbound: boolean;
  post: PostWebhook;
  conferences: Conferences;
}

const isFetched = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** A call as Twilio has it: it rings, is answered, carries out TwiML, ends, and tells of all that. */
export class FakeCall {
  readonly sid = newSid("CA");
  readonly createdAt = new Date();
  readonly to: string;
  readonly from: string;
  readonly direction: "inbound" | "outbound-api";
  readonly pressedForSwitchboard: string[] = [];
  status: CallStatus = "queued";
  startedAt: Date | null = null;
  answeredBy: string | null = null;
  /** The sound that is played again and again. */
  hears: string | null = null;
  readonly #parts: CallParts;
  readonly #person: Person;
  #sequence = 0;
  #callbacks: Promise<unknown> = Promise.resolve();
  /** Raised with every new document: what an older one still waits for is not carried out. */
  #document = 0;
  #press: ((digit: string) => void) | null = null;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.to = one(parts.form.To) ?? "";
    this.from = one(parts.form.From) ?? "";
    this.direction = parts.isInbound ? "inbound" : "outbound-api";
    this.#person = personAt(this.theirNumber);
    if (parts.isInbound) this.#comeIn();
    else this.#goOut();
  }

  /** Of whoever is not the account. */
  get theirNumber(): string {
    return this.direction === "inbound" ? this.from : this.to;
  }

  get isOver(): boolean {
    return !["queued", "ringing", "in-progress"].includes(this.status);
  }

  answer(): void {
    if (this.status !== "ringing") return;
    this.status = "in-progress";
    this.startedAt = new Date();
    const isDetected = one(this.#parts.form.MachineDetection) === "Enable";
    // Twilio listens first, and asks for instructions afterwards.
    setTimeout(() => void this.#begin(isDetected), isDetected ? 60 : 0);
    if (this.#person.leavesAfterMs !== undefined) setTimeout(() => this.leave(), this.#person.leavesAfterMs);
  }

  decline(): void {
    if (this.status === "ringing") this.#end("busy", 603);
  }

  /** The person hangs up. */
  leave(): void {
    if (this.status === "in-progress") this.#end("completed");
    else if (this.direction === "inbound") this.#end("no-answer");
  }

  press(digit: string): void {
    this.#press?.(digit);
  }

  /** Our order. Answers false where the call is over. */
  complete(): boolean {
    if (this.isOver) return false;
    this.#end(this.status === "in-progress" ? "completed" : "canceled");
    return true;
  }

  /** Our order: another document. Answers false where the call is not up. */
  redirect(twiml: string): boolean {
    if (this.status !== "in-progress") return false;
    this.#run(twiml);
    return true;
  }

  #goOut(): void {
    this.#tell("initiated");
    setTimeout(() => this.#ring(), 10);
  }

  /** It rings at the caller's until the first document is there; that asks for it. */
  #comeIn(): void {
    this.status = "ringing";
    setTimeout(() => void this.#ask(one(this.#parts.form.Url) ?? "", this.#fields()), 10);
  }

  /** Whatever a document begins with, but to refuse, takes the call; to pause first puts that off. */
  #pickUp(): void {
    if (this.status !== "ringing") return;
    this.status = "in-progress";
    this.startedAt = new Date();
  }

  #ring(): void {
    if (this.isOver) return;
    const { fails, answersAfterMs, ringsBriefly } = this.#person;
    if (fails && !fails.rings) return this.#end(fails.status, fails.sip);
    this.status = "ringing";
    this.#tell("ringing");
    const limitMs = Number(one(this.#parts.form.Timeout) ?? 60) * (ringsBriefly ? SECOND_MS : 1_000);
    setTimeout(() => this.status === "ringing" && this.#end("no-answer", 487), limitMs).unref();
    if (fails) setTimeout(() => this.status === "ringing" && this.#end(fails.status, fails.sip), 30);
    else if (answersAfterMs !== null) setTimeout(() => this.answer(), answersAfterMs);
  }

  async #begin(isDetected: boolean): Promise<void> {
    if (isDetected) this.answeredBy = this.#person.isMachine ? "machine_start" : "human";
    if (this.status !== "in-progress") return;
    const form = this.#fields();
    if (this.answeredBy !== null) form.AnsweredBy = this.answeredBy;
    await this.#ask(one(this.#parts.form.Url) ?? "", form);
  }

  /** Asks for instructions, and carries them out unless other ones came meanwhile. A refusal ends the call. */
  async #ask(url: string, form: Record<string, string>): Promise<void> {
    const document = this.#document;
    const answer = await this.#parts.post(url, form);
    if (this.isOver || this.#document !== document) return;
    if (answer.status >= 300) return this.#end("completed");
    this.#run(answer.body);
  }

  #run(twiml: string): void {
    this.#document++;
    this.#press = null;
    this.hears = null;
    this.#parts.conferences.leave(this.sid);
    this.#next(readTwiml(twiml), this.#document);
  }

  #next([verb, ...rest]: Verb[], document: number): void {
    if (this.isOver || this.#document !== document) return;
    if (verb?.verb === "pause")
      return void setTimeout(() => {
        this.#pickUp();
        this.#next(rest, document);
      }, verb.seconds * SECOND_MS);
    if (verb?.verb === "reject" && this.status === "ringing")
      return this.#end(verb.reason === "busy" ? "busy" : "no-answer");
    this.#pickUp();
    if (!verb || verb.verb === "reject") return this.#end("completed");
    switch (verb.verb) {
      case "conference":
        return this.#parts.conferences.enter(verb.room, this.sid, verb.attributes);
      case "redirect":
        return void this.#ask(verb.url, this.#fields());
      case "play":
        this.pressedForSwitchboard.push(verb.digits.replaceAll("w", ""));
        setTimeout(() => this.#next(rest, document), verb.digits.length * (SECOND_MS / 2));
        return;
      case "gather":
        return void this.#gather(verb, document);
    }
  }

  async #gather(
    { attributes, say, sound }: Extract<Verb, { verb: "gather" }>,
    document: number,
  ): Promise<void> {
    let isHeard = false;
    const heard = (digit: string) => {
      if (isHeard || this.isOver || this.#document !== document) return;
      isHeard = true;
      this.#press = null;
      void this.#ask(attributes.action ?? "", { ...this.#fields(), Digits: digit });
    };
    this.#press = heard;
    // What cannot be fetched is left out, as by Twilio.
    const isThere = sound !== null && (await isFetched(sound.url));
    if (isHeard || this.#document !== document) return;
    if (isThere && sound.loop === "0") {
      this.hears = sound.url;
      return;
    }
    const speechMs = say === null ? 0 : Math.max(20, say.length * SPEECH_MS_A_CHARACTER);
    setTimeout(() => heard(""), speechMs + Number(attributes.timeout) * SECOND_MS);
    if (say !== null && this.#person.pressesOne) setTimeout(() => heard("1"), 15);
  }

  #end(status: CallStatus, sip?: number): void {
    if (this.isOver) return;
    this.status = status;
    this.#document++;
    this.#parts.conferences.leave(this.sid);
    this.#tell("completed", sip);
  }

  #fields(): Record<string, string> {
    return {
      CallSid: this.sid,
      From: this.from,
      To: this.to,
      CallStatus: this.status,
      Direction: this.direction,
    };
  }

  /** One callback after another, numbered, as far as they were asked for. */
  #tell(event: "initiated" | "ringing" | "completed", sip?: number): void {
    const form = {
      ...this.#fields(),
      CallStatus: event === "initiated" ? event : this.status,
      SequenceNumber: String(this.#sequence++),
      Timestamp: new Date().toUTCString(),
      CallbackSource: "call-progress-events",
      ...(sip === undefined ? {} : { SipResponseCode: String(sip) }),
    };
    const wanted = [this.#parts.form.StatusCallbackEvent].flat();
    if (!wanted.includes(event)) return;
    const url = one(this.#parts.form.StatusCallback) ?? "";
    this.#callbacks = this.#callbacks.then(() => this.#parts.post(url, form));
  }
}
