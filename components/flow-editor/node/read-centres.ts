import { z } from "zod";

const centresShape = z.array(z.object({ teamId: z.string(), weight: z.number() }));
export type Centre = z.infer<typeof centresShape>[number];

/** The teams between which a step shares calls out; none where what is stored is something else. */
export function readCentres(stored: unknown): Centre[] {
  const read = centresShape.safeParse(stored);
  return read.success ? read.data : [];
}
