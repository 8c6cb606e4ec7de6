import { describeCallback, type NoteLine } from "@/core/crm/describe-callback";
import { hangOn } from "./hang-on";
import { type HangsOn, type Job, updateRecord } from "./records";

/** One note for each callback, written anew with all that is known whenever more is. HubSpot's id. */
export function writeNote(job: Job, hangsOn: HangsOn): Promise<string | null> {
  const { desk, message, words } = job;
  const { site, requestedAt } = message.data;
  const lines = describeCallback(message, words).map(toHtml);
  const body = `<p><strong>${escapeHtml(words.heading(site.name))}</strong></p><p>${lines.join("<br>")}</p>`;
  return hangOn(job, {
    kind: "note",
    hangsOn,
    properties: { hs_timestamp: requestedAt, hs_note_body: body },
    refresh: (id) => updateRecord(desk, "note", { id, properties: { hs_note_body: body } }),
  });
}

function toHtml({ label, text, href }: NoteLine): string {
  const shown =
    href && /^https?:\/\//.test(href)
      ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
      : escapeHtml(text);
  return label === null ? shown : `${escapeHtml(label)}: ${shown}`;
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Visitors write some of this: nothing of it may become HubSpot's markup. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
