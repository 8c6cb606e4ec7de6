import { z } from "zod";
import { offerPlaces } from "@/core/flow/display/offer/definition";

export const pickById = z.object({ id: z.string() });

export const pickToStart = z.object({
  flowId: z.string(),
  nodeId: z.string().min(1).max(64),
  siteId: z.string(),
  /** The page of the site that has the form. */
  page: z.string().trim().max(2000),
  /** What is chosen already. */
  places: offerPlaces,
});
export type PickToStart = z.output<typeof pickToStart>;

const token = z.string().min(1).max(100);
const chosen = offerPlaces.refine(({ phone, button }) => phone !== undefined || button !== undefined, {
  error: "Choose the phone field or the button.",
});

/** `POST /api/widget/{siteKey}/pick`: the tab opens its link, or saves what was chosen in it. */
export const pickFromPage = z.union([z.object({ open: token }), z.object({ save: token, places: chosen })]);
