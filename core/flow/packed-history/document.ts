import { z } from "zod";
import { flowDocument } from "../document";
import { HISTORY_LIMIT } from "../history";

const { nodes, edges, notes } = flowDocument.shape;

/** One list of a document, as it differs from the same list of the document beside it. */
const listStep = <Item extends z.ZodType>(items: z.ZodArray<Item>) =>
  z.object({
    /** What is another or was not there. */
    put: items,
    /** All ids in their order, where anything came, went or changed places. */
    order: z.array(z.string()).optional(),
  });
const step = z.object({
  nodes: listStep(nodes).optional(),
  edges: listStep(edges).optional(),
  notes: listStep(notes).optional(),
});
/** From one document to the one beside it. */
export type PackedStep = z.infer<typeof step>;

/**
 * A history as plain JSON of about the size of what was changed: documents in a row differ in little. It begins at the
 * present, which is kept elsewhere. The nearest steps come first.
 */
export const packedHistory = z.object({
  past: z.array(step).max(HISTORY_LIMIT),
  future: z.array(step).max(HISTORY_LIMIT),
});
export type PackedHistory = z.infer<typeof packedHistory>;
