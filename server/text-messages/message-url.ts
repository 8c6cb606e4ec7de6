import { z } from "zod";
import { MESSENGER_KINDS, messengerUrl } from "@/core/flow/display/offer/messenger-url";
import { linkUrl } from "./link-token";

/** core/flow/runtime/node-step.ts: MessageLink, as it is stored. */
const storedLink = z.union([
  z.enum(["none", "other-time"]),
  z.object({ messenger: z.enum(MESSENGER_KINDS), to: z.string() }),
]);

/** Where a message's link leads; empty: nowhere. */
export function messageUrl(messageId: string, stored: unknown): string {
  const link = storedLink.catch("none").parse(stored);
  if (link === "none") return "";
  return link === "other-time" ? linkUrl(messageId) : (messengerUrl(link.messenger, link.to) ?? "");
}
