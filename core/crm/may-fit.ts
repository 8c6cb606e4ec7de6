import type { CrmFieldType, FieldMapping, OurValue } from "./document";

const NUMBERS: ReadonlySet<OurValue> = new Set(["talkSeconds", "rating", "consentVersion"]);
const INSTANTS: ReadonlySet<OurValue> = new Set(["requestedAt", "finishedAt", "consentAt"]);

/**
 * Whether a value can ever be written to a field of that type. What visitors type, and texts that are always the same,
 * can be anything: of those the preview tells (core/crm/map-fields.ts).
 */
export function mayFit(from: FieldMapping["from"], type: CrmFieldType): boolean {
  if (type === "other") return false;
  if (type === "text" || type === "choice") return true;
  if ("constant" in from || isFree(from.value)) return true;
  if (type === "number") return NUMBERS.has(from.value);
  return type !== "yes-no" && INSTANTS.has(from.value);
}

const isFree = (value: OurValue): boolean => value.startsWith("form.") || value.startsWith("utm.");
