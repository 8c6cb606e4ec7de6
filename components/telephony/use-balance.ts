import { useFormatter } from "next-intl";

/** Says what is left on an account as people write money. */
export function useBalance() {
  const format = useFormatter();
  return ({ amount, currency }: { amount: number; currency: string }): string =>
    format.number(amount, { style: "currency", currency });
}
