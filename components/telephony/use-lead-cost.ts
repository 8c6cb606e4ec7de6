"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { minorDigits } from "@/core/billing/minor-digits";

/** What the calls of a lead cost at the providers, by their price lists; nothing where there is none. */
export function useLeadCost(callbackId: string): string | null {
  const t = useTranslations("telephony.cost");
  const format = useFormatter();
  const trpc = useTrpc();
  const { data = [] } = useQuery({
    ...trpc.telephony.costOf.queryOptions({ id: callbackId }),
    enabled: useCan("telephony:read"),
  });
  if (data.length === 0) return null;
  const amounts = data.map(({ amountMillis, currency }) => {
    const digits = minorDigits(currency);
    const amount = amountMillis / 1_000 / 10 ** digits;
    return format.number(amount, { style: "currency", currency, maximumFractionDigits: digits + 2 });
  });
  const isPartial = data.some((one) => one.isPartial);
  return t(isPartial ? "atLeast" : "about", { amount: amounts.join(" + ") });
}
