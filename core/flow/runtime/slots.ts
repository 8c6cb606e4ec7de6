import type { Fact } from "../../widget-contract/visitor-facts";

/** Facts in the places that tests read them from. */
export type Values = readonly (Fact | undefined)[];

/**
 * Gives each fact that is asked for a place, so that it is looked up by its name, and made small letters of, once an
 * evaluation and not once a question. Beside the facts themselves stand columns of numbers, since numbers in a typed
 * array are compared fastest: a fact that is a number, and for texts and the like the code of a value that is asked for.
 */
export interface Slots {
  /** The place of a fact among the values; `folds`: in small letters, and absent where it is no text. */
  of(key: string, folds?: boolean): number;
  /** The column of a fact that is a number; NaN stands there where it is none. */
  numberOf(key: string): number;
  /** The column of a fact's code, and the code of one value: 0, 1, …; -1 stands there where the value has none. */
  codeOf(key: string, folds: boolean, value: Fact): { column: number; code: number };
  numbers: Float64Array;
  /** Reads the facts. What was read before is gone: an evaluation never leads to another. */
  fill(facts: Readonly<Record<string, Fact | undefined>>): Values;
}

/** How one fact is read: into its place, and into the columns that were asked for (-1: none was). */
interface Reader {
  key: string;
  folds: boolean;
  numberAt: number;
  codeAt: number;
  codes: Map<Fact | undefined, number>;
}

/** @param most columns of numbers that will be asked for */
export function createSlots(most = 0): Slots {
  const values: (Fact | undefined)[] = [];
  const numbers = new Float64Array(most);
  const readers: Reader[] = [];
  let columns = 0;

  const of = (key: string, folds = false) => {
    const at = readers.findIndex((reader) => reader.key === key && reader.folds === folds);
    if (at >= 0) return at;
    values.push(undefined);
    return readers.push({ key, folds, numberAt: -1, codeAt: -1, codes: new Map() }) - 1;
  };
  const readerOf = (key: string, folds: boolean): Reader | undefined => readers[of(key, folds)];
  return {
    of,
    numbers,
    numberOf(key) {
      const reader = readerOf(key, false);
      if (reader && reader.numberAt < 0) reader.numberAt = columns++;
      return reader?.numberAt ?? -1;
    },
    codeOf(key, folds, value) {
      const reader = readerOf(key, folds);
      if (!reader) return { column: -1, code: -1 };
      if (reader.codeAt < 0) reader.codeAt = columns++;
      const code = reader.codes.get(value) ?? reader.codes.size;
      reader.codes.set(value, code);
      return { column: reader.codeAt, code };
    },
    fill(facts) {
      for (let at = 0; at < readers.length; at++) {
        const reader = readers[at];
        if (!reader) continue;
        const given = facts[reader.key];
        const fact = reader.folds ? fold(given) : given;
        values[at] = fact;
        if (reader.numberAt >= 0) numbers[reader.numberAt] = typeof fact === "number" ? fact : Number.NaN;
        if (reader.codeAt >= 0) numbers[reader.codeAt] = reader.codes.get(fact) ?? -1;
      }
      return values;
    },
  };
}

function fold(fact: Fact | undefined): Fact | undefined {
  if (typeof fact === "string") return fact.toLowerCase();
  return Array.isArray(fact) ? fact.map((text) => String(text).toLowerCase()) : undefined;
}
