import { getCountries, isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import { isTimeZone } from "@/core/schedule/hours";
import { LANGUAGES } from "@/i18n/languages";

/** Countries whose phone numbers can be read, ISO 3166-1 alpha-2, in the alphabet's order. */
export const COUNTRIES: readonly string[] = [...getCountries()].sort();

/** IANA time zones; the engine's own list leaves UTC out. */
export const TIME_ZONES: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** Not the library's type guard: its union of literals would spread into everything that holds a country. */
const isCountry = (code: string): boolean => isSupportedCountry(code);

/** Fields of forms: their messages are names of texts in messages/<language>/errors.json. */
export const countryField = z.string().refine(isCountry, "unknown-country");
export const timeZoneField = z.string().refine(isTimeZone, "unknown-time-zone");
export const languageField = z.enum(LANGUAGES, { error: "unknown-language" });
export const nameField = z.string().trim().min(1, "required").max(80, "too-long");
