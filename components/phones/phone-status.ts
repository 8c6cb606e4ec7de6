import type { DeskPhone } from "@/core/phones-contract/desk";

/** "waiting": picked up, and not joined with anybody. */
export type PhoneStatus = "idle" | "ringing" | "waiting" | "talking";

export function phoneStatus({ call }: DeskPhone): PhoneStatus {
  if (call === null) return "idle";
  if (call.state === "ringing") return "ringing";
  return call.joinedWith === null ? "waiting" : "talking";
}
