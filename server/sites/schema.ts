import { z } from "zod";
import { DEFAULT_ACCENT } from "@/core/widget-contract/accent";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import { countryField, languageField, nameField } from "../platform/regions";
import { parseOrigin, parseSiteUrl } from "./origins";

/** Messages are names of texts in messages/<language>/errors.json. */
export const siteUrlField = z
  .string()
  .max(500, "too-long")
  .transform((typed, context) => {
    const url = parseSiteUrl(typed);
    if (url) return url;
    context.addIssue({ code: "custom", message: typed.trim() ? "not-a-url" : "required" });
    return z.NEVER;
  });

const originField = z
  .string()
  .max(300, "too-long")
  .transform((typed, context) => {
    const origin = parseOrigin(typed);
    if (origin) return origin;
    context.addIssue({ code: "custom", message: "not-an-origin" });
    return z.NEVER;
  });

/** core/widget-contract/wire.ts: WidgetAppearance. What is stored may lack what came later. */
export const appearanceSchema = z.object({
  color: z
    .string()
    .regex(/^#[\da-f]{6}$/i, "not-a-color")
    .transform((color) => color.toLowerCase())
    .default(DEFAULT_ACCENT),
  position: z.enum(["right", "left"]).default("right"),
  theme: z.enum(["light", "dark", "auto"]).default("auto"),
});

const VISITOR_MEMORY = ["lasting", "consented", "visit"] as const satisfies readonly WidgetConfig["memory"][];

export const newSiteSchema = z.object({
  name: nameField,
  url: siteUrlField,
  defaultCountry: countryField,
  language: languageField,
  /** Absent: the workspace's first. */
  routingFlowId: z.string().nullish(),
});
export type NewSite = z.output<typeof newSiteSchema>;

export const siteChangeSchema = newSiteSchema.extend({
  id: z.string(),
  /** Empty: derived from the url. */
  allowedOrigins: z.array(originField).max(50, "too-many"),
  appearance: appearanceSchema,
  routingFlowId: z.string().nullable(),
  /** Absent: as it is. null: no budget. */
  monthlyBudget: z.int("not-a-budget").min(1, "not-a-budget").max(1_000_000, "not-a-budget").nullish(),
  visitorMemory: z.enum(VISITOR_MEMORY).optional(),
});
export type SiteChange = z.output<typeof siteChangeSchema>;
