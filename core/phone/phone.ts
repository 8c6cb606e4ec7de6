import {
  type CountryCode,
  type NumberType,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { fail, ok, type Result } from "../result";

/**
 * Reads phone numbers as people type them. libphonenumber-js is the one library used here: pure data and functions.
 * This file carries its whole metadata (it tells premium numbers from others): the server's. Pages that only show
 * numbers import ./format-phone, which is much smaller.
 */

export const PHONE_PROBLEMS = [
  "phone-empty",
  "too-short",
  "too-long",
  "not-a-number",
  "has-extension",
  "country-not-allowed",
  "premium-number",
] as const;
export type PhoneProblem = (typeof PHONE_PROBLEMS)[number];

export type PhoneType =
  | "mobile"
  | "fixed-line"
  | "fixed-or-mobile"
  | "toll-free"
  | "voip"
  | "other"
  | "unknown";

export interface Phone {
  /** "+74951234567" */
  e164: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  /** As it is written inside its country: "8 (495) 123-45-67" */
  national: string;
  type: PhoneType;
}

/**
 * Reads a number. National ones ("8 (495) …", "0171 …") are read in the default country, "00" and "+" in any.
 *
 * A number is taken where its length fits its country, also where the numbering plan we carry does not know the range
 * yet (type "unknown"): ranges are opened faster than libraries are updated, and a refused customer is a lost lead.
 * Numbers that cost the caller extra are refused, and so are those of no country (satellite, international services):
 * a stranger could run up a bill with them.
 *
 * @param allowedCountries ISO codes; absent: every country
 */
export function parsePhone(
  text: string,
  defaultCountry: string,
  allowedCountries?: readonly string[],
): Result<Phone, PhoneProblem> {
  const typed = text.trim();
  if (typed === "") return fail("phone-empty");
  const read = readNumber(typed, defaultCountry);
  if (!read.ok) return read;
  const number = read.value;
  if (number.ext) return fail("has-extension");
  if (!number.isPossible()) return fail(lengthProblem(number));
  const type = number.getType();
  if (!type && number.nationalNumber.length > LONGEST_UNKNOWN) return fail("too-long");
  if (type && COSTLY.has(type)) return fail("premium-number");
  const country = number.country ?? homeOf(number.getPossibleCountries(), defaultCountry);
  if (!country) return fail("country-not-allowed");
  if (allowedCountries && !allowedCountries.includes(country)) return fail("country-not-allowed");
  return ok({
    e164: number.number,
    country,
    national: number.formatNational(),
    type: type ? (TYPES[type] ?? "other") : "unknown",
  });
}

/** National digits. More in an unknown range are two numbers run together, or an extension without its word. */
const LONGEST_UNKNOWN = 12;

/** Called parties that charge the caller, or are no people: UK personal numbers and pagers are a known fraud. */
const COSTLY: ReadonlySet<NumberType> = new Set([
  "PREMIUM_RATE",
  "SHARED_COST",
  "PERSONAL_NUMBER",
  "PAGER",
  "VOICEMAIL",
]);

const TYPES: Partial<Record<NonNullable<NumberType>, PhoneType>> = {
  MOBILE: "mobile",
  FIXED_LINE: "fixed-line",
  FIXED_LINE_OR_MOBILE: "fixed-or-mobile",
  TOLL_FREE: "toll-free",
  VOIP: "voip",
};

function readNumber(typed: string, defaultCountry: string) {
  try {
    return ok(
      parsePhoneNumberWithError(mendPrefix(typed), {
        defaultCountry: asCountry(defaultCountry),
        // Only the whole text may be the number: "call 495 … or 499 …" is not one.
        extract: false,
      }),
    );
  } catch (error) {
    if (error instanceof ParseError) return fail(parseProblem(error.message));
    throw error;
  }
}

/** In Russia and Kazakhstan "8" is dialled for "+7", and people write "+8 9…", which no country begins with. */
const mendPrefix = (typed: string): string =>
  /^\+8\D*9(\D*\d){9}\D*$/.test(typed) ? typed.replace("8", "7") : typed;

/** libphonenumber knows what a country is; an unknown one reads international numbers only. */
const asCountry = (code: string): CountryCode => code as CountryCode;

/** libphonenumber names what is wrong in the same words when it parses and when it measures. */
function parseProblem(message: string | undefined): PhoneProblem {
  if (message === "TOO_SHORT") return "too-short";
  if (message === "TOO_LONG") return "too-long";
  return "not-a-number";
}

/** A length between two possible ones (Russia: 10 and 14 digits) is named by what most people have got wrong. */
function lengthProblem(number: PhoneNumber): PhoneProblem {
  const problem = validatePhoneNumberLength(number.number);
  if (problem === "INVALID_LENGTH") return number.nationalNumber.length > 10 ? "too-long" : "too-short";
  return parseProblem(problem);
}

/** Where several countries share a calling code and the range tells nothing: the reader's own, if it is one of them. */
const homeOf = (countries: string[], defaultCountry: string): string | undefined =>
  countries.includes(defaultCountry) ? defaultCountry : countries.length === 1 ? countries[0] : undefined;
