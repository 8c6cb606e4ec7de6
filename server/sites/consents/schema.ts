import { z } from "zod";
import { languageField } from "../../platform/regions";

export const newConsentTextSchema = z.object({
  siteId: z.string(),
  language: languageField,
  text: z.string().trim().min(20, "consent-too-short").max(1000, "too-long"),
});
export type NewConsentText = z.output<typeof newConsentTextSchema>;
