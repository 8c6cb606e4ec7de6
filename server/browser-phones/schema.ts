import { z } from "zod";

/** Where an operator takes calls. */
export const ENDPOINTS = ["phone", "browser"] as const;
export const endpointSchema = z.enum(ENDPOINTS);

/** Made by a browser, so that it is known again. Nothing secret. */
const holder = z.string().regex(/^[\w-]{8,64}$/);

export const heldBy = z.object({ holder });
export const openInput = z.object({
  holder,
  /** Also from another browser that has it. */
  takeOver: z.boolean(),
});
