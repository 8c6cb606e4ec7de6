import { z } from "zod";
import type { Skill } from "../call/wishes";

/** What operators are stored with. */
export const skillsSchema = z
  .array(
    z.object({
      name: z.string().trim().min(1, "empty").max(40, "too-long"),
      level: z.number().int().min(1).max(5),
    }),
  )
  .max(30)
  .refine((skills) => new Set(skills.map(({ name }) => name.toLowerCase())).size === skills.length, "twice");

/** Skills as stored; what cannot be read counts for nothing. */
export function readSkills(stored: unknown): Skill[] {
  const skills = skillsSchema.safeParse(stored);
  return skills.success ? skills.data : [];
}
