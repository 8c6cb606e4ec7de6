import type { LiveStatus } from "@/core/live-contract/status";
import type { OperatorStatus } from "./tell-status";

/** A status as it goes down the live line. */
export const liveStatus = ({ kind, since, until, reason, callbackId }: OperatorStatus): LiveStatus => ({
  kind,
  since: since?.getTime() ?? null,
  until: until?.getTime() ?? null,
  reason,
  callbackId,
});
