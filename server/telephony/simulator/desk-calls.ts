import type { LegRecord } from "./leg";

const REMEMBERED_PHONES = 100;

/** The newest call at each manual phone. */
export class DeskCalls {
  readonly #newest = new Map<string, LegRecord>();

  /** By number, least recently rung first. */
  get newest(): ReadonlyMap<string, LegRecord> {
    return this.#newest;
  }

  add(record: LegRecord): void {
    this.#newest.delete(record.number);
    this.#newest.set(record.number, record);
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > REMEMBERED_PHONES && oldest !== undefined) this.#newest.delete(oldest);
  }
}
