import { z } from "zod";
import { SUPERVISION_MODES } from "@/core/supervision/supervision";

export const callInput = z.object({ callbackId: z.string().min(1) });
export const beginInput = callInput.extend({
  /** Where the manager is rung. */
  via: z.enum(["browser", "phone"]),
});
export const supervisionById = z.object({ id: z.string().min(1) });
export const modeInput = supervisionById.extend({ mode: z.enum(SUPERVISION_MODES) });
