import type { EndCause } from "@/core/call/call";

/**
 * Why a call that never was up failed, by the SIP status that `CallEvents.Failed` carries
 * (https://voximplant.com/docs/references/voxengine/callevents#failed).
 */
export function causeOfCode(code: number | undefined): EndCause {
  if (code === 486 || code === 600) return "busy";
  if (code === 603) return "rejected";
  if (code === 404 || code === 484 || code === 604) return "invalid-number";
  // 480: the phone is off or out of reach; 487: given up while it rang.
  if (code === 408 || code === 480 || code === 487) return "no-answer";
  // The account's money is used up, or it may not call there or under this caller id.
  if (code === 402 || code === 403) return "provider-error";
  return "congestion";
}
