import { z } from "zod";

const part = z.object({
  kind: z.string(),
  not: z.boolean(),
  config: z.record(z.string(), z.unknown()),
  /** Of a score's rule. */
  points: z.number().optional(),
});
/** A condition inside of another step. */
export type Part = z.infer<typeof part>;

/** The parts of a group or score, those that are none left out: the check names them. */
export function readParts(stored: unknown): Part[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((item) => {
    const read = part.safeParse(item);
    return read.success ? [read.data] : [];
  });
}
