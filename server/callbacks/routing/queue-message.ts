import { v7 as newId } from "uuid";
import { fillText, withPlaceForLink } from "@/core/text-message/template";
import type { Tx } from "../../platform/db";
import type { FollowUps } from "../../platform/follow-ups";
import { storableText } from "../../platform/storable-text";
import { announceText } from "../../text-messages/announce-text";
import { linkToken, linkTokenHash } from "../../text-messages/link-token";
import { languageOf } from "../../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";
import type { Draft } from "./draft";

/**
 * Stores a text message that routing wants sent; a job sends it, and tells the routing. Belongs to the statement that
 * decided on it.
 */
export async function queueMessage(
  tx: Tx,
  row: CallbackRow,
  { key, deed }: Draft["messages"][number],
  now: number,
): Promise<FollowUps> {
  const language = languageOf(row.language);
  const words = deed.texts[language]?.trim() || Object.values(deed.texts).find((text) => text.trim() !== "");
  const template = words ?? "";
  const { name, department } = row.request.fields;
  const text = fillText(deed.link === "none" ? template : withPlaceForLink(template), {
    site: row.siteName,
    name: name ?? "",
    topic: department ?? "",
    // Stays to be put in: it is a key.
    link: deed.link === "none" ? "" : "{link}",
  });
  const id = newId();
  await tx.textMessage.create({
    data: {
      id,
      workspaceId: row.workspaceId,
      callbackId: row.id,
      key: `${row.id}:${key}`,
      to: row.phone,
      language,
      text: storableText(text),
      link: deed.link,
      tokenHash: deed.link === "other-time" ? linkTokenHash(linkToken(id)) : null,
      createdAt: new Date(now),
      nextTryAt: new Date(now),
      // The step stays at its wait until it hears of the message.
      waitKey: row.routingState.pending?.key ?? null,
    },
  });
  return announceText(tx, row.workspaceId, id);
}
