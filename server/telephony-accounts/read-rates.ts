import Papa from "papaparse";
import { minorDigits } from "@/core/billing/minor-digits";
import type { RateCard } from "@/core/telephony/document";

export interface RatesRead {
  rates: RateCard["rates"];
  /** Lines that cannot be used, counted from 1: the first of them. */
  problems: { line: number; code: "not-a-prefix" | "not-a-price" | "twice" }[];
  /** How many there are in all. */
  problemCount: number;
}

const PREFIX_TITLE = /prefix|code|destination|префикс|код|направлен/i;
const PRICE_TITLE = /price|rate|cost|цена|тариф|стоим/i;
const SHOWN_PROBLEMS = 20;

/**
 * Reads a provider's price list (CSV with commas, semicolons or tabs): a column of prefixes, several in a cell where the
 * list has them so, and one of prices per minute. Which is which is told by the titles; without titles the first and
 * the last. What cannot be read is told, and the rest is taken.
 */
export function readRates(text: string, currency: string): RatesRead {
  const { data } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: true });
  const columns = columnsOf(data[0] ?? []);
  const millisOfOne = 1_000 * 10 ** minorDigits(currency);
  const rates = new Map<string, number>();
  const problems: RatesRead["problems"] = [];
  for (const [at, row] of data.entries()) {
    if (at === 0 && columns.hasTitles) continue;
    const code = readRow(row, columns, { rates, millisOfOne });
    if (code) problems.push({ line: at + 1, code });
  }
  return {
    rates: [...rates].map(([prefix, perMinuteMillis]) => ({ prefix, perMinuteMillis })),
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: problems.length,
  };
}

interface Columns {
  hasTitles: boolean;
  prefix: number;
  price: number;
}

function columnsOf(first: string[]): Columns {
  const prefix = first.findIndex((title) => PREFIX_TITLE.test(title));
  const price = first.findIndex((title) => PRICE_TITLE.test(title));
  const hasTitles = first.every((cell) => readPrice(cell) === null && readPrefix(cell) === null);
  return hasTitles && prefix !== -1 && price !== -1
    ? { hasTitles, prefix, price }
    : { hasTitles, prefix: 0, price: first.length - 1 };
}

interface Reading {
  rates: Map<string, number>;
  millisOfOne: number;
}

function readRow(
  row: string[],
  { prefix, price }: Columns,
  { rates, millisOfOne }: Reading,
): RatesRead["problems"][number]["code"] | null {
  const prefixes = (row[prefix] ?? "")
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(readPrefix);
  if (prefixes.length === 0 || prefixes.includes(null)) return "not-a-prefix";
  const perMinute = readPrice(row[price] ?? "");
  if (perMinute === null) return "not-a-price";
  const known = prefixes.some((one) => one !== null && rates.has(one));
  for (const one of prefixes)
    if (one !== null && !rates.has(one)) rates.set(one, Math.round(perMinute * millisOfOne));
  return known ? "twice" : null;
}

/** "7495", "+7 495", "1-202": as +7495, +1202. */
function readPrefix(text: string): string | null {
  const digits = text.replace(/[\s()-]/g, "").replace(/^(\+|00)/, "");
  return /^[1-9]\d{0,13}$/.test(digits) ? `+${digits}` : null;
}

/** "0.0125", "$0.0125", "0,0125 ₽". */
function readPrice(text: string): number | null {
  const number = text.replace(/[^\d.,]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(number) && !/[a-zа-я]{4,}/i.test(text) ? Number(number) : null;
}
