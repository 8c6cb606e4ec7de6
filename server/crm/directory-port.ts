import type { CrmFieldType } from "@/core/crm/document";

/**
 * What people choose from when they set a CRM up. Every method asks the vendor, and throws `HandoverError` like
 * `Connector.deliver`.
 */
export interface CrmDirectory {
  /** Whose account the credentials open: their test. */
  account(): Promise<CrmAccount>;
  /** What can be written, by object and then by label. */
  fields(): Promise<CrmField[]>;
  /** Where a deal can begin, in the vendor's order. */
  pipelines(): Promise<CrmPipeline[]>;
  /** People who can own a contact. */
  owners(): Promise<CrmOwner[]>;
  /** Makes what `deliver` needs in the account (it would make it itself, at its first delivery). Twice is once. */
  prepare(): Promise<void>;
}

export interface CrmAccount {
  /** The vendor's id of the account; what it posts to us names it. */
  id: string;
  name: string;
  /** The account's own page; addresses of its records begin with it. */
  url: string;
}

export interface CrmField {
  object: "contact" | "deal";
  /** The vendor's name of the field, and what people call it. */
  name: string;
  label: string;
  type: CrmFieldType;
  /** What a "choice" can be; empty for other types. */
  options: { value: string; label: string }[];
}

export interface CrmPipeline {
  id: string;
  label: string;
  stages: { id: string; label: string }[];
}

export interface CrmOwner {
  id: string;
  name: string;
  email: string | null;
}
