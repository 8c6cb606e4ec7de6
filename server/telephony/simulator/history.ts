import type { LegRecord } from "./leg";

/** Enough for an hour of the heaviest benchmark; a record is about 1 kB. */
const KEPT_RECORDS = 50_000;

/**
 * What happened to every leg, in the order of placing. It is also the memory behind idempotent placing, so a leg
 * id may only be used again after `KEPT_RECORDS` newer ones.
 */
export class CallHistory {
  readonly #records = new Map<string, LegRecord>();

  add(record: LegRecord): void {
    this.#records.set(record.legId, record);
    if (this.#records.size > KEPT_RECORDS) this.#forgetOldestEnded();
  }

  /** The application has given a call that came in a name of its own. */
  rename(record: LegRecord, legId: string): void {
    this.#records.delete(record.legId);
    record.legId = legId;
    this.#records.set(legId, record);
  }

  find(legId: string): LegRecord | undefined {
    return this.#records.get(legId);
  }

  /** Of one number, or of all. */
  list(number?: string): LegRecord[] {
    const all = [...this.#records.values()];
    return number === undefined ? all : all.filter((record) => record.number === number);
  }

  #forgetOldestEnded(): void {
    for (const record of this.#records.values()) {
      if (record.endedAt === null) continue;
      this.#records.delete(record.legId);
      return;
    }
  }
}
