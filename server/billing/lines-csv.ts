import Papa from "papaparse";
import { minorDigits } from "@/core/billing/minor-digits";
import { type Period, periodAround, utcDay } from "@/core/billing/period";
import type { WorkspaceId } from "../platform/workspace-id";
import { listLines } from "./list-lines";
import { readAccount } from "./read-account";
import type { LedgerLine } from "./schema";

const PAGE = 1_000;

/**
 * The lines of this billing period, or of the one before, as CSV (RFC 4180) with plain numbers, oldest first: for an
 * accountant's table. Names that begin like a formula are no formula in a spreadsheet.
 */
export async function linesCsv(
  workspaceId: WorkspaceId,
  now: number,
  which: "this" | "last",
): Promise<{ name: string; csv: string }> {
  const { period: current } = await readAccount(workspaceId, now);
  const period = which === "this" ? current : periodAround(current, current.start - 1);
  const lines = await linesWithin(workspaceId, now, period);
  const csv = Papa.unparse(
    { fields: [...COLUMNS], data: lines.reverse().map(rowOf) },
    { newline: "\r\n", escapeFormulae: true },
  );
  return { name: `perezvon ${utcDay(period.start)} ${utcDay(period.end - 1)}`, csv };
}

async function linesWithin(workspaceId: WorkspaceId, now: number, period: Period): Promise<LedgerLine[]> {
  const within: LedgerLine[] = [];
  for (let cursor: string | undefined; ; ) {
    const { lines, next } = await listLines(workspaceId, now, cursor, PAGE);
    within.push(...lines.filter(({ endedAt }) => +endedAt >= period.start && +endedAt < period.end));
    const oldest = lines.at(-1);
    if (!next || !oldest || +oldest.endedAt < period.start) return within;
    cursor = next;
  }
}

const COLUMNS = [
  "ended_at",
  "call",
  "lead",
  "phone",
  "name",
  "seconds",
  "included_seconds",
  "charged_seconds",
  "amount",
  "currency",
  "price_version",
] as const;

const rowOf = (line: LedgerLine) => [
  line.endedAt.toISOString(),
  line.callId,
  line.callbackId ?? "",
  // A plus sign in front makes a formula of a number: digits alone are read by everything.
  line.phone?.replace(/^\+/, "") ?? "",
  line.name ?? "",
  line.seconds,
  line.includedSeconds,
  line.seconds - line.includedSeconds,
  majorUnits(line.chargedMillis, line.currency),
  line.currency.toUpperCase(),
  line.priceVersion,
];

/** 12200 thousandths of a cent are 0.122 dollars. */
const majorUnits = (millis: number, currency: string): number => millis / 1000 / 10 ** minorDigits(currency);
