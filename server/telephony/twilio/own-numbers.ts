import { ProviderError } from "@/server/platform/provider-error";
import type { OwnNumber, OwnNumbers } from "../port";
import { ask, type TwilioClient } from "./client";
import { OVERRIDES } from "./twiml";

type Bought = Awaited<ReturnType<TwilioClient["incomingPhoneNumbers"]["list"]>>[number];

/** The numbers that the account has bought. What its owner had a number do is left alone. */
export function createOwnNumbers(client: TwilioClient, webhookUrl: string): OwnNumbers {
  const bought = (): Promise<Bought[]> => ask(() => client.incomingPhoneNumbers.list({ pageSize: 1_000 }));

  /** As we have set it, or as people have copied it. */
  const isOurs = (url: string): boolean => url.replace(/#.*/, "") === webhookUrl;

  const callsTo = (number: Bought): OwnNumber["calls"] => {
    // Either of the two makes Twilio ignore the number's own addresses.
    if (number.voiceApplicationSid || number.trunkSid) return "elsewhere";
    const { voiceUrl, statusCallback } = number;
    if (isOurs(voiceUrl)) return isOurs(statusCallback) ? "here" : "nowhere";
    return !voiceUrl || isDemo(voiceUrl) ? "nowhere" : "elsewhere";
  };

  return {
    list: async () =>
      (await bought()).map((number) => ({ number: number.phoneNumber, calls: callsTo(number) })),
    async receive(number) {
      const own = (await bought()).find(({ phoneNumber }) => phoneNumber === number);
      if (!own || callsTo(own) === "elsewhere")
        throw new ProviderError("rejected", "Calls to this number go elsewhere, or it is not the account's.");
      const url = webhookUrl + OVERRIDES;
      const address = {
        voiceUrl: url,
        voiceMethod: "POST",
        statusCallback: url,
        statusCallbackMethod: "POST",
      };
      await ask(() => client.incomingPhoneNumbers(own.sid).update(address));
    },
  };
}

/** What a new number says until it is told something better. */
const isDemo = (url: string): boolean => URL.canParse(url) && new URL(url).hostname === "demo.twilio.com";
