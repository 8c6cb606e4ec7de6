import type { EndCause } from "@/core/call/call";

/** What we give when we hang up: no phone and no carrier ends a leg that never was up with it. */
export const NORMAL_CLEARING = 16;

/**
 * Q.850 causes of a leg that never was up, as Asterisk makes them of SIP answers. 19 is its own ring limit as well as
 * a remote 480; 18 a phone that is dead; 16 our own cancelling. The rest is trouble of the network. Until
 * December 2025 Asterisk gave its own ring limit no cause, which is 0 (https://github.com/asterisk/asterisk/issues/1660).
 */
const NEVER_UP: Record<number, EndCause> = {
  0: "no-answer",
  1: "invalid-number",
  3: "invalid-number",
  16: "cancelled",
  17: "busy",
  18: "no-answer",
  19: "no-answer",
  20: "no-answer",
  21: "rejected",
  22: "invalid-number",
  26: "cancelled",
  28: "invalid-number",
};

/**
 * SIP answers of which Asterisk's cause says something else (`ast_sip_hangup_sip2cause`): 21 is that of a carrier that
 * does not take our credentials, our caller id or the country, too; 127 of everything that it has no cause for.
 */
const BY_SIP: Record<number, EndCause> = {
  401: "provider-error",
  402: "provider-error",
  403: "provider-error",
  407: "provider-error",
  // Given up while it rang, by the network.
  487: "no-answer",
  // The person, or a filter of theirs, wants no such call (RFC 8197, RFC 8688).
  607: "rejected",
  608: "rejected",
};

/** 0 is a hang-up outside of a bridge, 16 one within; the others are lines that broke. */
const HUNG_UP = [0, NORMAL_CLEARING, 17, 19, 21, 31, 32];

/** `sip`: what SIP answered, where it is told. */
export const causeOfFailure = (cause: number, sip?: number): EndCause =>
  BY_SIP[sip ?? 0] ?? NEVER_UP[cause] ?? "congestion";

export const causeOfEnd = (cause: number): EndCause => (HUNG_UP.includes(cause) ? "hung-up" : "lost");
