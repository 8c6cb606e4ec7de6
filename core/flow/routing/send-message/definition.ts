import { z } from "zod";
import { MESSENGER_KINDS, messengerUrl } from "../../display/offer/messenger-url";
import type { NodeDefinition } from "../../node-definition";

/** Of one language: four parts in Latin letters and four in Cyrillic, with room for names and a link. */
const LONGEST = 480;
const LINKS = ["none", "other-time", "messenger"] as const;

export const sendMessageConfig = z
  .object({
    /** core/text-message/template.ts says which variables. Empty: the other language's. */
    textEn: z.string().max(LONGEST),
    textRu: z.string().max(LONGEST),
    /** "other-time": a page on which the customer chooses when to be called. */
    link: z.enum(LINKS),
    messenger: z.enum(MESSENGER_KINDS),
    /** A name, a number or an address, as of an offer's messengers. */
    messengerTo: z.string().max(200),
  })
  .superRefine(({ textEn, textRu, link, messenger, messengerTo }, issues) => {
    if (textEn.trim() === "" && textRu.trim() === "")
      issues.addIssue({ code: "custom", path: ["textEn"], message: "Write what the customer reads." });
    if (link === "messenger" && messengerUrl(messenger, messengerTo) === null)
      issues.addIssue({
        code: "custom",
        path: ["messengerTo"],
        message: "This leads nowhere. Enter a name, a number with its country, or an address.",
      });
  });
export type SendMessageConfig = z.infer<typeof sendMessageConfig>;

/** Sends the customer a text message, and goes on when the provider has taken it, or has not. */
export const sendMessage: NodeDefinition<SendMessageConfig> = {
  kind: "send-message",
  config: sendMessageConfig,
  defaults: { textEn: "", textRu: "", link: "other-time", messenger: "telegram", messengerTo: "" },
  ports: [
    { id: "sent", required: true },
    { id: "failed", required: true },
  ],
  group: "act",
  fields: [
    { name: "textEn", input: "message", max: LONGEST },
    { name: "textRu", input: "message", max: LONGEST },
    { name: "link", input: "choice", options: LINKS },
    {
      ...{ name: "messenger", input: "choice", options: MESSENGER_KINDS },
      when: { field: "link", is: ["messenger"] },
    },
    {
      ...{ name: "messengerTo", input: "text", max: 200 },
      when: { field: "link", is: ["messenger"] },
    },
  ],
  // It is soon over: a circle through it alone would be a text a minute.
  waits: false,
};
