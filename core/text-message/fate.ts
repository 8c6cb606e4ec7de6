/** What became of a text message. "sent": taken by the provider, which tells later whether it arrived. */
export const TEXT_STATUSES = ["waiting", "sent", "delivered", "undelivered", "failed"] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

/** Why a text message was not sent. */
export const TEXT_FAILURES = [
  /** The workspace has nobody to send it. */
  "no-sender",
  /** Lines of this sort take no texts. */
  "no-mobile",
  /** The customer had one within the last day. */
  "one-a-day",
  /** The callback was over before it was sent. */
  "over",
  /** The provider does not take it, for this number or at all. */
  "refused",
  /** The provider does not take our credentials, or the account is out of money. */
  "unauthorized",
  /** The provider could not be reached, again and again. */
  "unreachable",
  /** The provider's answer was lost or made no sense: it may have been sent, and is not sent again. */
  "unclear",
] as const;
export type TextFailure = (typeof TEXT_FAILURES)[number];
