import { z } from "zod";

/** How far back visitors count. A part of the time shows numbers; only the whole of it is judged. */
export const SPANS = ["all", "month", "week"] as const;

export const experimentFilter = z.object({
  flowId: z.string(),
  /** The split's node; absent: the first of the newest revision. */
  nodeId: z.string().max(64).optional(),
  /** The first revision of the period; absent: the newest period. */
  revision: z.int32().positive().optional(),
  span: z.enum(SPANS).default("all"),
});
export type ExperimentFilter = z.output<typeof experimentFilter>;
