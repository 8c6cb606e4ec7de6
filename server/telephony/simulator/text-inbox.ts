import { ok, type Result } from "@/core/result";
import { behaviourOf } from "./behaviour";
import { type Refusal, refuse } from "./refusal";

/** A text message as it lies on a phone. `at`: epoch ms. */
export interface ReceivedText {
  key: string;
  from: string;
  text: string;
  at: number;
}

/** So many a phone; the oldest go. */
const KEPT_TEXTS = 3;
const KEPT_PHONES = 100;
const E164 = /^\+[1-9]\d{6,14}$/;
/** What phones show where the sender gave no name. */
const UNNAMED = "SMS";

/** The texts that lie on the phones of the virtual network. Manual phones show them. */
export class TextInbox {
  readonly #phones = new Map<string, ReceivedText[]>();
  readonly #now: () => number;
  readonly #onChange: () => void;

  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** The same key again is a success, and nothing more comes. */
  take({
    key,
    to,
    from,
    text,
  }: {
    key: string;
    to: string;
    from: string | null;
    text: string;
  }): Result<void, Refusal> {
    const behaviour = behaviourOf(to);
    if (!E164.test(to) || (behaviour.kind === "fails" && behaviour.cause === "invalid-number"))
      return refuse("not-a-number", `${to} is nobody's number.`);
    const before = this.textsOf(to);
    if (before.some((one) => one.key === key)) return ok(undefined);
    // Written again, it is the newest of the map.
    this.#phones.delete(to);
    this.#phones.set(
      to,
      [...before, { key, from: from ?? UNNAMED, text, at: this.#now() }].slice(-KEPT_TEXTS),
    );
    const [oldest] = this.#phones.keys();
    if (this.#phones.size > KEPT_PHONES && oldest !== undefined) this.#phones.delete(oldest);
    this.#onChange();
    return ok(undefined);
  }

  textsOf(number: string): readonly ReceivedText[] {
    return this.#phones.get(number) ?? [];
  }

  /** Manual phones with texts, the one with the newest last. */
  get manualNumbers(): string[] {
    return [...this.#phones.keys()].filter((number) => behaviourOf(number).kind === "manual");
  }
}
