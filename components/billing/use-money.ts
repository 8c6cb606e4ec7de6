import { useFormatter } from "next-intl";
import { minorDigits } from "@/core/billing/minor-digits";
import type { Overview } from "./billing";

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

/** Whether talk costs something: without Stripe and on a plan without a price it is only counted. */
export const isPriced = ({ mode, plan }: Pick<Overview, "mode" | "plan">): boolean =>
  mode === "stripe" && plan.flatMinor > 0;

/** Whole minutes of a length in seconds, begun ones left out. */
export const wholeMinutes = (seconds: number): number => Math.floor(seconds / 60);
