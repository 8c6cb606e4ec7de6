import type { CrmFieldType, FieldMapping } from "./document";
import type { CallbackMessage } from "./message";
import { readOurValue } from "./our-values";

export interface MappedField {
  property: string;
  /** As CRMs take it: numbers in digits, dates as 2026-11-29, instants in ISO 8601, yes-no as true or false. */
  value: string;
  write: FieldMapping["write"];
}

/** Why nothing is written to a field this time. */
export type Unwritten = "no-value" | "not-a-number" | "not-a-date" | "not-yes-or-no" | "not-an-option";

export interface Mapped {
  fields: MappedField[];
  left: { property: string; reason: Unwritten }[];
}

/**
 * What a message writes to the fields of one object, as the mapping says. What does not fit its field is left out and
 * told: one wrong value would make the CRM refuse the whole record.
 */
export function mapFields(
  mapping: FieldMapping[],
  message: CallbackMessage,
  object: FieldMapping["object"],
): Mapped {
  const mapped: Mapped = { fields: [], left: [] };
  for (const { property, type, options, from, write, object: target } of mapping) {
    if (target !== object) continue;
    const value = "constant" in from ? from.constant : readOurValue(from.value, message.data);
    const fitted = value === null || value === "" ? "no-value" : fitInto(String(value), type, options);
    if (typeof fitted === "string") mapped.left.push({ property, reason: fitted });
    else mapped.fields.push({ property, value: fitted.value, write });
  }
  return mapped;
}

/** What is to be written of the mapped fields, given what stands there now. */
export function toWrite(
  fields: MappedField[],
  current: Record<string, string | null | undefined>,
): Record<string, string> {
  const changes = fields.filter(({ property, value, write }) => {
    const stands = current[property] ?? "";
    return stands === "" || (write === "always" && stands !== value);
  });
  return Object.fromEntries(changes.map(({ property, value }) => [property, value]));
}

type Fitted = { value: string } | Unwritten;

function fitInto(value: string, type: FieldMapping["type"], options: string[] | undefined): Fitted {
  return FITTERS[type](value, options);
}

const FITTERS: Record<
  Exclude<CrmFieldType, "other">,
  (value: string, options: string[] | undefined) => Fitted
> = {
  text: (value) => ({ value }),
  number: (value) =>
    Number.isFinite(Number(value)) && value.trim() !== "" ? { value: String(Number(value)) } : "not-a-number",
  date: (value) => onInstant(value, (iso) => iso.slice(0, 10)),
  datetime: (value) => onInstant(value, (iso) => iso),
  "yes-no": (value) => {
    if (/^(true|yes|1|on)$/i.test(value.trim())) return { value: "true" };
    return /^(false|no|0|off)$/i.test(value.trim()) ? { value: "false" } : "not-yes-or-no";
  },
  choice: (value, options) => {
    const same = (options ?? []).find((option) => option.toLowerCase() === value.trim().toLowerCase());
    return options && same === undefined ? "not-an-option" : { value: same ?? value };
  },
};

function onInstant(value: string, write: (iso: string) => string): Fitted {
  const at = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? "not-a-date" : { value: write(new Date(at).toISOString()) };
}
