import { minorDigits } from "@/core/billing/minor-digits";
import type { Account } from "./accounts";

type RateCard = NonNullable<Account["rates"]>;

/** A line of the price list as it is typed. */
export interface RateRow {
  prefix: string;
  /** Of the currency's main unit, per minute: "0.0125". */
  price: string;
}

const millisOfOne = (currency: string): number => 1_000 * 10 ** minorDigits(currency);

export const toRows = ({ rates, currency }: RateCard): RateRow[] =>
  rates.map(({ prefix, perMinuteMillis }) => ({
    prefix,
    price: String(Number((perMinuteMillis / millisOfOne(currency)).toFixed(5))),
  }));

/** As it is stored; null: the line cannot be read. */
export function toRate({ prefix, price }: RateRow, currency: string): RateCard["rates"][number] | null {
  const digits = prefix.replace(/\D/g, "");
  const perMinute = Number(price.trim().replace(",", ".") || Number.NaN);
  if (!/^[1-9]\d{0,13}$/.test(digits) || !(perMinute >= 0)) return null;
  return { prefix: `+${digits}`, perMinuteMillis: Math.round(perMinute * millisOfOne(currency)) };
}

/** What is wrong with the list as a whole; null: nothing. */
export function problemOfRows(rows: readonly RateRow[], currency: string): "not-a-rate" | "twice" | null {
  const rates = rows.map((row) => toRate(row, currency));
  if (rates.includes(null)) return "not-a-rate";
  return new Set(rates.map((rate) => rate?.prefix)).size < rates.length ? "twice" : null;
}
