import { withoutAnswer } from "@/server/messaging/lost-answer";
import type { TakenText, TextOrder, TextSending } from "@/server/messaging/port";
import { ProviderError } from "@/server/platform/provider-error";
import type { ManagementApi } from "./management-api";
import { namedTextsSchema, sentTextSchema } from "./schema";

const NUMBER = /^\+?(\d{6,15})$/;

/**
 * Voximplant's messages (https://voximplant.com/docs/references/httpapi/sms): from a number of the account that sends
 * texts, or under a name that Voximplant has set up for it. There is no idempotency key, and no report: what became of a
 * message stands in Voximplant's own history.
 */
export const voximplantTexts = (api: ManagementApi): TextSending => ({
  isIdempotent: false,
  async send(order): Promise<TakenText> {
    const { from } = order;
    if (from === null)
      throw new ProviderError(
        "rejected",
        "Voximplant wants a sender: enter a number or a name in the settings.",
      );
    const number = NUMBER.exec(from)?.[1];
    const sent = number ? sendFrom(api, number, order) : sendAs(api, from, order);
    return { reference: await sent.catch(asTextError), isDelivered: false };
  },
});

async function sendFrom(api: ManagementApi, source: string, order: TextOrder): Promise<string | null> {
  const form = { source, destination: digitsOf(order.to), sms_body: order.text };
  const { message_id: id } = await api.ask("SendSmsMessage", form, sentTextSchema);
  return id === undefined ? null : String(id);
}

/** @throws ProviderError rejected where Voximplant takes the request and not the message */
async function sendAs(api: ManagementApi, name: string, order: TextOrder): Promise<string | null> {
  const form = { src_number: name, dst_numbers: digitsOf(order.to), text: order.text };
  const {
    result: [taken],
    failed: [refused],
  } = await api.ask("A2PSendSms", form, namedTextsSchema);
  if (taken) return String(taken.transaction_id);
  const { error_code: code, error_description: words } = refused ?? {};
  throw new ProviderError(
    "rejected",
    `Voximplant: ${words ?? "it took no message"}${code ? ` (${code})` : ""}`,
    {
      ...(code === undefined ? {} : { code: String(code) }),
    },
  );
}

const digitsOf = (number: string): string => number.replace(/\D/g, "");

function asTextError(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  // Of all statuses only this one says that nothing was done (a proxy's 502 or 504 does not).
  const isUnclear = /^5\d\d$/.test(error.code ?? "") && error.code !== "503";
  throw isUnclear
    ? new ProviderError("protocol", error.message, { code: error.code ?? "", cause: error })
    : withoutAnswer(error, "Voximplant");
}
