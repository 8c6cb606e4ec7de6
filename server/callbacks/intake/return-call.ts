import type { CallAccount } from "@/core/call/call";

/** A call of somebody's own to a number of ours, as the provider tells of it. */
export interface ReturnCall {
  account: CallAccount;
  /** The same for the same call: told again it is taken once. */
  key: string;
  /** The provider's name of the caller's leg. */
  reference: string;
  /** E.164; null: no number is shown. */
  from: string | null;
  /** E.164 */
  to: string;
}
