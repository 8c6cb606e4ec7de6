import type { TelephonyEvent } from "../port";
import type { Faults } from "./schema";

/** How far a reordered event falls behind, and a duplicate after its first copy. */
const STRAY_MS = 250;

const PERFECT: Faults = { duplicate: 0, reorder: 0, drop: 0, delayMs: 0 };

/** A line that can be made to lose, repeat, delay and reorder events on purpose; perfect until told otherwise. */
export class FaultyLine {
  faults: Faults = PERFECT;
  readonly #deliver: (event: TelephonyEvent) => void;
  readonly #random: () => number;

  /** `random` answers 0 <= x < 1. */
  constructor(deliver: (event: TelephonyEvent) => void, random: () => number) {
    this.#deliver = deliver;
    this.#random = random;
  }

  carry(event: TelephonyEvent): void {
    const { duplicate, reorder, drop, delayMs } = this.faults;
    if (this.#happens(drop)) return;
    this.#after(delayMs + (this.#happens(reorder) ? this.#random() * STRAY_MS : 0), event);
    if (this.#happens(duplicate)) this.#after(delayMs + this.#random() * STRAY_MS, event);
  }

  #happens(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }

  #after(ms: number, event: TelephonyEvent): void {
    if (ms === 0) this.#deliver(event);
    else setTimeout(() => this.#deliver(event), ms);
  }
}
