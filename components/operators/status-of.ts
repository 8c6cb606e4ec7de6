import type { LiveStatus } from "@/core/live-contract/status";
import type { OperatorStatusValue } from "./operator-status";

/** A status off the live line, as a query would have brought it. */
export const statusOf = ({ since, until, ...status }: LiveStatus): OperatorStatusValue => ({
  ...status,
  since: since === null ? null : new Date(since),
  until: until === null ? null : new Date(until),
});
