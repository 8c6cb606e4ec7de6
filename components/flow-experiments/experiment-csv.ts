import type { NamedArm } from "./experiment";

const COLUMNS = [
  "variant",
  "weight",
  "visitors",
  "shown",
  "opened",
  "requested",
  "conversations",
  "conversation_rate",
  "rate_from",
  "rate_to",
] as const;

/** The counts of an experiment as CSV (RFC 4180), with plain numbers: for a table of one's own. */
export function experimentCsv(arms: readonly NamedArm[]): string {
  const rows = arms.map(({ name, weight, visitors, shown, opened, requested, conversations, judged }) => [
    name,
    weight,
    visitors,
    shown,
    opened,
    requested,
    conversations,
    judged.rate ?? "",
    judged.bounds.from,
    judged.bounds.to,
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A name that begins like a formula would be one in a spreadsheet. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
