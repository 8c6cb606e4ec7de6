import type { DeskPhone } from "@/core/phones-contract/desk";

/** "calling": it calls a number itself. "waiting": picked up, and not joined with anybody. */
export type PhoneStatus = "idle" | "calling" | "ringing" | "waiting" | "talking";

export function phoneStatus({ call }: DeskPhone): PhoneStatus {
  if (call === null) return "idle";
  if (call.state === "ringing") return call.isOutgoing ? "calling" : "ringing";
  return call.joinedWith === null ? "waiting" : "talking";
}
