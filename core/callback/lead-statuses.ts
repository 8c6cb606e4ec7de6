import { OUTCOMES } from "./state";

/** What a lead can be filtered by: still going on, arranged for later, or how it ended. */
export const LEAD_STATUSES = ["in-progress", "scheduled", ...OUTCOMES] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];
