import { withoutAnswer } from "@/server/messaging/lost-answer";
import type { TextOrder, TextReport, TextSending } from "@/server/messaging/port";
import { ProviderError } from "@/server/platform/provider-error";
import type { WebhookRequest } from "../port";
import { ask, type TwilioClient, understood } from "./client";
import { messageFormSchema, messageSchema } from "./schema";
import { OVERRIDES } from "./twiml";
import { readSigned } from "./webhook";

interface TextTools {
  client: TwilioClient;
  authToken: string;
  webhookUrl: string;
}

/** Twilio's numbers for an account that may not send, or not now: https://www.twilio.com/docs/api/errors */
const ACCOUNT_CODES = new Set(["30002", "90010"]);
/** The name of a messaging service, which chooses a number of its own. */
const SERVICE = /^MG[0-9a-fA-F]{32}$/;
/** Ends at which a message does not change any more. */
const FATES: Record<string, boolean> = { delivered: true, read: true, undelivered: false, failed: false };

/** Twilio's messages. There is no idempotency key: what may have been taken is not ordered again. */
export const twilioTexts = ({ client, authToken, webhookUrl }: TextTools): TextSending => ({
  isIdempotent: false,
  async send(order) {
    const message = await ask(() => client.messages.create(messageFor(order, webhookUrl))).catch(asTextError);
    return { reference: understood(messageSchema, message).sid, isDelivered: false };
  },
  async readReports(request: WebhookRequest): Promise<TextReport[]> {
    const form = messageFormSchema.safeParse(readSigned(request, authToken));
    if (!form.success)
      throw new ProviderError("protocol", "Twilio's report is not understood.", { cause: form.error });
    const { MessageSid: reference, MessageStatus: status, ErrorCode: code } = form.data;
    const isDelivered = FATES[status];
    if (isDelivered === undefined) return [];
    return [{ reference, isDelivered, ...(isDelivered || !code ? {} : { detail: `Twilio ${code}` }) }];
  },
});

function messageFor({ to, from, text }: TextOrder, webhookUrl: string) {
  if (from === null)
    throw new ProviderError("rejected", "Twilio wants a sender: enter a number or a name in the settings.");
  return {
    to,
    body: text,
    statusCallback: `${webhookUrl}/texts${OVERRIDES}`,
    ...(SERVICE.test(from) ? { messagingServiceSid: from } : { from }),
  };
}

function asTextError(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  if (error.code !== undefined && ACCOUNT_CODES.has(error.code))
    throw new ProviderError("unauthorized", error.message, { code: error.code, cause: error });
  throw withoutAnswer(error, "Twilio");
}
