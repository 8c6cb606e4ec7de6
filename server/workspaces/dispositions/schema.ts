import { z } from "zod";
import { MOST_DISPOSITIONS } from "@/core/disposition/disposition";

/** Messages are names of texts in messages/<language>/errors.json. */
export const choicesInput = z.object({
  choices: z
    .array(
      z.object({
        /** null: a new one. */
        key: z.string().min(1).max(40).nullable(),
        name: z.string().trim().min(1, "empty").max(40, "too-long"),
      }),
    )
    .min(1, "choose-one")
    .max(MOST_DISPOSITIONS, "too-many"),
  asksByKeypad: z.boolean(),
});
export type Choices = z.output<typeof choicesInput>;
