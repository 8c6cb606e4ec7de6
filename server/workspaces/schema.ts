import { z } from "zod";
import { emailField, newPasswordField } from "../auth/schema";
import { countryField, languageField, nameField, timeZoneField } from "../platform/regions";
import { siteUrlField } from "../sites/schema";

/** Messages are names of texts in messages/<language>/errors.json. */
export const workspaceSettingsSchema = z
  .object({
    name: nameField,
    timeZone: timeZoneField,
    language: languageField,
    defaultCountry: countryField,
    allowedCountries: z.array(countryField).min(1, "choose-one").max(250, "too-many"),
    /** As typed; empty: the provider chooses. */
    callerId: z.string().trim().max(30, "too-long"),
    /** After so many days recordings are erased at their providers; null: never by us. */
    recordingDays: z.number().int().min(1).max(3_650).nullable(),
  })
  .refine(({ allowedCountries, defaultCountry }) => allowedCountries.includes(defaultCountry), {
    path: ["defaultCountry"],
    message: "default-not-allowed",
  });
export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** The first visit: an owner, a workspace, a site. */
export const setUpSchema = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  workspace: nameField,
  siteUrl: siteUrlField,
  timeZone: timeZoneField,
  language: languageField,
  defaultCountry: countryField,
});
export type SetUp = z.output<typeof setUpSchema>;
