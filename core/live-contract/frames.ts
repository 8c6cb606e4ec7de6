import { z } from "zod";

/**
 * A view of something that changes, as it goes down the live line: a set of parts by key, told whole once and then by
 * its differences. `at` is the server's clock (epoch ms), against which pages count.
 */

export const wholeSchema = z.object({ at: z.number(), parts: z.record(z.string(), z.unknown()) });
export type Whole = z.infer<typeof wholeSchema>;

export const differenceSchema = z.object({
  at: z.number(),
  set: z.record(z.string(), z.unknown()),
  gone: z.array(z.string()),
});
export type Difference = z.infer<typeof differenceSchema>;

export type Parts = Readonly<Record<string, unknown>>;

/** The parts after a difference. What did not change stays the same object, so that a page draws only what did. */
export function applyDifference(parts: Parts, { set, gone }: Difference): Parts {
  const next: Record<string, unknown> = { ...parts, ...set };
  for (const key of gone) delete next[key];
  return next;
}

/** How often the line says `beat`: comments, which keep proxies content, are not told to pages. */
export const BEAT_MS = 20_000;

/** Which view a page may ask for beside the news of changes. */
export const VIEW_NAMES = ["board", "console"] as const;
export type ViewName = (typeof VIEW_NAMES)[number];
export const viewNameSchema = z.enum(VIEW_NAMES);
