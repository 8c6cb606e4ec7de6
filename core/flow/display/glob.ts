import type { Predicate } from "../runtime/display-program";

export const MOST_STARS = 10;

export const starsIn = (glob: string): number => glob.split("*").length - 1;

/**
 * A pattern in which `*` stands for anything, also for nothing and for slashes; a question mark is one, since addresses
 * have them. Simple ones need no regular expression, and the others one that never tries twice: each inner part is
 * taken where it comes first, which is always right for globs, and held there by a look-ahead.
 */
export function globPredicate<Key extends string>(key: Key, glob: string): Predicate<Key> {
  const [first = "", ...rest] = glob.split(/\*+/);
  const last = rest.at(-1);
  const inner = rest.slice(0, -1);
  if (last === undefined) return ["equals", key, first, 1];
  if (inner.length === 0 && last === "") return ["starts", key, first, 1];
  if (inner.length === 0 && first === "") return ["ends", key, last, 1];
  if (inner.length === 1 && first === "" && last === "") return ["contains", key, inner[0] ?? "", 1];
  const parts = inner.map((part, at) => `(?=([^]*?${escaped(part)}))\\${at + 1}`);
  return ["matches", key, `^${escaped(first)}${parts.join("")}[^]*${escaped(last)}$`, 1];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
