import { z } from "zod";

/** What a field of somebody's CRM holds. "other": we know of it, and cannot write it. */
export const CRM_FIELD_TYPES = ["text", "number", "date", "datetime", "yes-no", "choice", "other"] as const;
export type CrmFieldType = (typeof CRM_FIELD_TYPES)[number];

/** Names of our values (core/crm/our-values.ts), beside "utm.<name>" and "form.<field>". */
export const OUR_VALUES = [
  "phone",
  "name",
  "firstName",
  "lastName",
  "site",
  "page",
  "pageTitle",
  "referrer",
  "source",
  "landing",
  "spamScore",
  "language",
  "requestedAt",
  "finishedAt",
  "outcome",
  "talkSeconds",
  "operator",
  "rating",
  "consentVersion",
  "consentAt",
] as const;

const ourValue = z.union([
  z.enum(OUR_VALUES),
  z.templateLiteral(["utm.", z.string()]),
  z.templateLiteral(["form.", z.string()]),
]);
export type OurValue = z.infer<typeof ourValue>;

/** One of our values, or a text that is always the same, written to one field of the CRM. */
export const fieldMapping = z.object({
  object: z.enum(["contact", "deal"]),
  /** The vendor's name of the field. */
  property: z.string().min(1, "required").max(200, "too-long"),
  type: z.enum(CRM_FIELD_TYPES).exclude(["other"]),
  /** What a "choice" took when the mapping was made. */
  options: z.array(z.string()).optional(),
  from: z.union([
    z.object({ value: ourValue }),
    z.object({ constant: z.string().min(1, "required").max(1000, "too-long") }),
  ]),
  /** "empty": what people wrote there stays. "always": ours replaces it. */
  write: z.enum(["empty", "always"]),
});
export type FieldMapping = z.infer<typeof fieldMapping>;

/** A CRM connection's settings, beside the events that every connection subscribes to. */
export const crmSettings = z.object({
  /** Absent: the connector's own (ConnectorManifest.defaultMapping). */
  mapping: z.array(fieldMapping).max(100, "too-many").default([]),
  /** null: no deals. */
  deal: z
    .object({ pipeline: z.string().min(1), stage: z.string().min(1) })
    .nullable()
    .default(null),
  call: z.boolean().default(true),
  note: z.boolean().default(true),
  /** Of what we write in words: the note, the titles of deals and calls. */
  language: z.enum(["en", "ru"]).default("en"),
  /** The CRM's owner ids by our operators' ids. */
  owners: z.record(z.string(), z.string()).default({}),
  /** A contact without an owner gets the one of the operator who talked. */
  assignOwner: z.boolean().default(true),
});
export type CrmSettings = z.infer<typeof crmSettings>;
