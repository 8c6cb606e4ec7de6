import { z } from "zod";
import { type FlowKind, MOST_NODES } from "@/core/flow/document";
import { nameField } from "../platform/regions";
import { storableText } from "../platform/storable-text";

export const flowById = z.object({ id: z.string() });

export const flowsByIds = z.object({ ids: z.array(z.string()).max(MOST_NODES) });

const kindField = z.enum(["display", "routing"]) satisfies z.ZodType<FlowKind>;

export const newFlow = z.object({
  kind: kindField,
  name: nameField.transform(storableText),
  /** An id of core/flow/templates; absent: the button for everybody, or the default routing. */
  template: z.string().max(60).optional(),
});
export type NewFlow = z.output<typeof newFlow>;

export const flowName = flowById.extend({ name: nameField.transform(storableText) });

/** The version that was opened: whoever saved since then is not overwritten. */
const versionField = z.int32().positive();

export const draftToSave = flowById.extend({
  version: versionField,
  /** core/flow/document.ts, in any format that was ever stored. */
  document: z.unknown(),
});
export type DraftToSave = z.output<typeof draftToSave>;

export const publication = flowById.extend({
  version: versionField,
  /** What changed, for the list of revisions. */
  name: z.string().trim().max(80, "too-long").transform(storableText).optional(),
});
export type Publication = z.output<typeof publication>;

export const revisionByNumber = flowById.extend({ number: z.int32().positive() });

export const assignment = z.object({
  siteId: z.string(),
  flowId: z.string().nullable(),
  /** What is taken away where `flowId` is null. */
  kind: kindField.default("display"),
});
export type Assignment = z.output<typeof assignment>;

/** `before` is the id of the last one that was shown. */
export const decisionFilter = z.object({
  flowId: z.string(),
  visitorId: z.string().max(100).optional(),
  before: z.string().optional(),
  /** The same, as infinite queries name it. */
  cursor: z.string().nullish(),
});
export type DecisionFilter = z.output<typeof decisionFilter>;
