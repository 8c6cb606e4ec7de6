import { periodAround } from "@/core/billing/period";
import { planOf } from "@/core/billing/price-list";
import { db, type Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { readAccount } from "./read-account";
import type { LedgerLine } from "./schema";

const PAGE = 50;

type Line = Prisma.UsageLineGetPayload<object>;

/**
 * The ledger's lines, newest first, 50 a page where nothing else is asked for. What of a line is included and what is charged follows from the lines
 * of its plan before it in its period: the included talk is used up in the order in which the calls ended.
 */
export async function listLines(
  workspaceId: WorkspaceId,
  now: number,
  cursor?: string,
  size = PAGE,
): Promise<{ lines: LedgerLine[]; next: string | null }> {
  const rows = await db().usageLine.findMany({
    where: { workspaceId },
    orderBy: [{ endedAt: "desc" }, { callId: "desc" }],
    take: size + 1,
    ...(cursor && { cursor: { callId: cursor }, skip: 1 }),
  });
  const page = rows.slice(0, size);
  const [leads, meters, before] = await Promise.all([
    db().callback.findMany({
      where: { workspaceId, id: { in: page.map(({ callbackId }) => callbackId) } },
      select: { id: true, phone: true, name: true },
    }),
    db().meterEvent.findMany({
      where: { workspaceId, callId: { in: page.map(({ callId }) => callId) } },
      select: { callId: true, status: true },
    }),
    talkBefore(workspaceId, now, page),
  ]);
  const lines = page.map((line) => {
    const lead = leads.find(({ id }) => id === line.callbackId);
    const meter = meters.find(({ callId }) => callId === line.callId);
    return {
      callId: line.callId,
      callbackId: lead?.id ?? null,
      phone: lead?.phone ?? null,
      name: lead?.name ?? null,
      endedAt: line.endedAt,
      seconds: line.seconds,
      ...charge(line, before.get(line.callId) ?? 0),
      currency: line.currency,
      priceVersion: line.priceVersion,
      meter: meter?.status ?? ("none" as const),
    };
  });
  return { lines, next: rows.length > size ? (page.at(-1)?.callId ?? null) : null };
}

function charge(line: Line, before: number): { includedSeconds: number; chargedMillis: number } {
  const plan = planOf(line.plan, line.priceVersion);
  const includedSeconds = Math.min(line.seconds, Math.max(0, plan.includedSeconds - before));
  return {
    includedSeconds,
    chargedMillis: Math.round((line.amountMillis * (line.seconds - includedSeconds)) / line.seconds),
  };
}

/** For each line the talk on its plan before it in its period, in seconds. One sum for each period and plan. */
async function talkBefore(workspaceId: WorkspaceId, now: number, page: Line[]): Promise<Map<string, number>> {
  const { period } = await readAccount(workspaceId, now);
  const before = new Map<string, number>();
  const groups = new Map<string, Line[]>();
  for (const line of [...page].reverse()) {
    const key = `${line.plan} ${periodAround(period, line.endedAt.getTime()).start}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { start } = periodAround(period, first.endedAt.getTime());
    const { _sum } = await db().usageLine.aggregate({
      where: {
        workspaceId,
        plan: first.plan,
        endedAt: { gte: new Date(start) },
        OR: [{ endedAt: { lt: first.endedAt } }, { endedAt: first.endedAt, callId: { lt: first.callId } }],
      },
      _sum: { seconds: true },
    });
    let sum = _sum.seconds ?? 0;
    for (const line of group) {
      before.set(line.callId, sum);
      sum += line.seconds;
    }
  }
  return before;
}
