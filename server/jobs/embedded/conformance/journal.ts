import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** What functions did, in order. */
export interface Entry {
  at: number;
  fn: string;
  what: string;
  key: string;
  pid: number;
  [field: string]: unknown;
}

/** A file that several processes append to, and that a kill -9 of any of them leaves intact. */
export function openJournal(file: string) {
  const append = (fn: string, what: string, key: string, more: object = {}) =>
    fs.appendFileSync(
      file,
      `${JSON.stringify({ at: Date.now(), fn, what, key, pid: process.pid, ...more })}\n`,
    );

  const read = (): Entry[] =>
    fs.existsSync(file)
      ? fs
          .readFileSync(file, "utf8")
          .split("\n")
          .filter(Boolean)
          .map((line): Entry => JSON.parse(line))
      : [];

  const of = (fn: string, key: string, what?: string): Entry[] =>
    read().filter((e) => e.fn === fn && e.key === key && (what === undefined || e.what === what));

  /** Waits until `count` entries stand; throws, saying what was missing, after `timeoutMs`. */
  const waitFor = async (fn: string, key: string, what: string, count = 1, timeoutMs = 20_000) => {
    for (const end = Date.now() + timeoutMs; ; ) {
      const found = of(fn, key, what);
      if (found.length >= count) return found;
      if (Date.now() > end)
        throw new Error(
          `${fn} said "${what}" ${found.length} of ${count} times for ${key} in ${timeoutMs} ms`,
        );
      await pause(15);
    }
  };

  return { append, read, of, waitFor };
}
export type Journal = ReturnType<typeof openJournal>;
