import { z } from "zod";
import { MOST_DISPOSITIONS } from "./disposition";

/** A workspace's own list. Issues are names of texts in messages/<language>/errors.json. */
export const dispositionsSchema = z
  .array(
    z.object({
      key: z.string().min(1).max(40),
      name: z.string().trim().min(1, "empty").max(40, "too-long"),
    }),
  )
  .min(1, "choose-one")
  .max(MOST_DISPOSITIONS, "too-many")
  .refine((choices) => new Set(choices.map(({ key }) => key)).size === choices.length, "taken");
