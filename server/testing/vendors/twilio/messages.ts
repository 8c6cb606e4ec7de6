import { randomBytes } from "node:crypto";
import { ACCOUNT_SID, OWN_NUMBERS } from "./account";
import type { PostWebhook } from "./webhooks";

type Form = Record<string, string | string[]>;

export interface FakeMessage {
  sid: string;
  to: string;
  from: string;
  text: string;
}

/** What Twilio answers to an order of a message, and how it tells later what became of it. */
export function createMessages(post: PostWebhook) {
  const all: FakeMessage[] = [];
  return {
    all,
    /** The error's code and words where it is refused. */
    create(form: Form): FakeMessage | { code: number; words: string } {
      const {
        To: to = "",
        From: from = "",
        Body: text = "",
        StatusCallback: url,
      } = form as Record<string, string>;
      // A name is taken anywhere here: real accounts need countries that allow it.
      if (!OWN_NUMBERS.includes(from) && !/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(from))
        return {
          code: 21606,
          words: `The 'From' phone number ${from} is not a valid message-capable number.`,
        };
      if (to.endsWith("34")) return { code: 21211, words: `Invalid 'To' Phone Number: ${to}` };
      const message = { sid: `SM${randomBytes(16).toString("hex")}`, to, from, text };
      all.push(message);
      if (url) void report(url, message);
      return message;
    },
  };

  /** Several statuses on the way, of which one is the end; numbers that end in 31 are switched off. */
  async function report(url: string, { sid, to, from }: FakeMessage): Promise<void> {
    const isOff = to.endsWith("31");
    for (const status of ["sent", isOff ? "undelivered" : "delivered"])
      await post(url, {
        AccountSid: ACCOUNT_SID,
        From: from,
        MessageSid: sid,
        MessageStatus: status,
        SmsSid: sid,
        SmsStatus: status,
        To: to,
        ...(status === "undelivered" ? { ErrorCode: "30003" } : {}),
      });
  }
}

/** A message as the API answers it. */
export const messageResource = ({ sid, to, from, text }: FakeMessage) => ({
  account_sid: ACCOUNT_SID,
  body: text,
  direction: "outbound-api",
  error_code: null,
  error_message: null,
  from,
  num_media: "0",
  num_segments: "1",
  price: null,
  price_unit: "USD",
  sid,
  status: "queued",
  to,
  uri: `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages/${sid}.json`,
});
