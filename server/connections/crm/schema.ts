import { z } from "zod";
import { crmSettings } from "@/core/crm/document";

const byId = z.object({ id: z.string() });

export const tokenInput = z.object({
  connector: z.string().max(40),
  token: z.string().trim().min(1, "required").max(2000, "too-long"),
  /** The connection that is connected again. */
  connectionId: z.string().optional(),
});

export const oauthInput = z.object({ connector: z.string().max(40), connectionId: z.string().optional() });

const { mapping, deal, call, note, language, owners, assignOwner } = crmSettings.shape;

/** What is written, as one form saves it. */
export const mappingInput = byId.extend({
  mapping: mapping.unwrap(),
  deal: deal.unwrap(),
  call: call.unwrap(),
  note: note.unwrap(),
  language: language.unwrap(),
});
export type MappingInput = z.infer<typeof mappingInput>;

/** Who is who, as another saves it. */
export const peopleInput = byId.extend({ owners: owners.unwrap(), assignOwner: assignOwner.unwrap() });
export type PeopleInput = z.infer<typeof peopleInput>;
