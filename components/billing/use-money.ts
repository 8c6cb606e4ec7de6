import { useFormatter } from "next-intl";
import { minorDigits } from "@/core/billing/minor-digits";

/** Says minor units of a currency as people write money: $12.40, 12,40 $. Fractions of them where the price has some. */
export function useMoney(currency: string): (minor: number) => string {
  const format = useFormatter();
  const digits = minorDigits(currency);
  return (minor) =>
    format.number(minor / 10 ** digits, {
      style: "currency",
      currency,
      minimumFractionDigits: Number.isInteger(minor / 10 ** digits) ? 0 : digits,
      maximumFractionDigits: digits,
    });
}

/** Whole minutes of a length in seconds, begun ones left out. */
export const wholeMinutes = (seconds: number): number => Math.floor(seconds / 60);
