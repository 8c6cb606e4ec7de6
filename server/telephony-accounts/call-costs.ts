import { rateCardSchema } from "@/core/telephony/document";
import { type Cost, estimateCost } from "@/core/telephony/estimate-cost";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/**
 * What the provider's part of a callback's calls costs, by the rates of the accounts that carried them: each leg from
 * its answer to its end. Null where no account has rates. Several currencies stand beside each other.
 */
export async function estimateCallback(workspaceId: WorkspaceId, callbackId: string): Promise<Cost[]> {
  const calls = await db().call.findMany({
    where: { workspaceId, callbackId, account: { rates: { not: undefined } } },
    select: {
      account: { select: { rates: true } },
      legs: { select: { number: true, answeredAt: true, endedAt: true } },
    },
  });
  const byCurrency = new Map<string, Cost>();
  for (const { account, legs } of calls) {
    const card = rateCardSchema.safeParse(account?.rates);
    if (!card.success) continue;
    const cost = estimateCost(card.data, legs.map(talked));
    const before = byCurrency.get(cost.currency);
    byCurrency.set(cost.currency, {
      ...cost,
      amountMillis: cost.amountMillis + (before?.amountMillis ?? 0),
      isPartial: cost.isPartial || (before?.isPartial ?? false),
    });
  }
  return [...byCurrency.values()];
}

interface StoredLeg {
  number: string;
  answeredAt: Date | null;
  endedAt: Date | null;
}

const talked = ({ number, answeredAt, endedAt }: StoredLeg) => ({
  number,
  seconds: answeredAt && endedAt ? (endedAt.getTime() - answeredAt.getTime()) / 1_000 : 0,
});
