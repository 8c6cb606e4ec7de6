import type { CrmSettings, FieldMapping } from "@/core/crm/document";
import { mayFit } from "@/core/crm/may-fit";
import type { Directory } from "./connector";

/** What is written to a CRM, as the form holds it. */
export type Written = Pick<CrmSettings, "mapping" | "deal" | "call" | "note" | "language"> &
  Record<string, unknown>;

/** A row that nobody has filled in yet. */
export const emptyRow = (object: FieldMapping["object"]): FieldMapping => ({
  object,
  property: "",
  type: "text",
  from: { value: "name" },
  write: "empty",
});

/** Everything that is wrong, by the row's place: `mapping.2` → the code of its problem. */
export function problemsOf(
  { mapping, deal }: Written,
  directory: Directory | undefined,
): Record<string, string> {
  const problems: Record<string, string> = {};
  mapping.forEach((row, at) => {
    if (row.object === "deal" && deal === null) return;
    const problem = problemOf(row, mapping.slice(0, at), directory);
    if (problem) problems[`mapping.${at}`] = problem;
  });
  if (deal && (deal.pipeline === "" || deal.stage === "")) problems.deal = "required";
  return problems;
}

function problemOf(
  row: FieldMapping,
  before: readonly FieldMapping[],
  directory: Directory | undefined,
): string | null {
  if (row.property === "") return "choose-field";
  if ("constant" in row.from && row.from.constant.trim() === "") return "no-text";
  if (before.some(({ object, property }) => object === row.object && property === row.property))
    return "twice";
  if (!mayFit(row.from, row.type)) return "wrong-type";
  const isThere = directory?.fields.some(
    ({ object, name }) => object === row.object && name === row.property,
  );
  return isThere === false ? "gone" : null;
}
