import type { Call } from "@/core/call/call";
import type { Announcement } from "@/core/call/signals";
import { MOST_DISPOSITIONS } from "@/core/disposition/disposition";
import { sourceOf } from "@/core/whisper/source-of";
import { fillWhisper } from "@/core/whisper/template";
import { storableText } from "../platform/storable-text";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallRow } from "./call-row";

/** Operators are spoken to in the workspace's language, customers in the visitor's. */
export const announcementLanguage = (announcement: Announcement, row: CallRow): "en" | "ru" =>
  languageOf(
    announcement === "greeting" || announcement === "apology" ? row.language : row.workspaceLanguage,
  );

/** What is said. */
export function announcementText(announcement: Announcement, row: CallRow, call: Call): string {
  const texts = visitorTexts(announcementLanguage(announcement, row));
  switch (announcement) {
    case "whisper":
      return whisperText(row, call);
    case "short-whisper":
      return row.siteName;
    case "greeting":
      return texts(call.options.incoming ? "say.greetingBack" : "say.greeting", { site: row.siteName });
    case "apology":
      return texts("say.apology");
    case "customer-unreached":
      return texts(whyUnreached(call));
    case "already-taken":
      return texts("say.taken");
    case "ask-disposition":
      return askDispositionText(row, call);
  }
}

/** "What came of it? 1: sold. 2: interested." */
function askDispositionText({ workspaceLanguage }: CallRow, { options }: Call): string {
  const texts = visitorTexts(workspaceLanguage);
  const keys = (options.dispositions ?? [])
    .slice(0, MOST_DISPOSITIONS)
    .map(({ name }, at) => texts("say.dispositionKey", { key: at + 1, name }));
  return [texts("say.askDisposition"), ...keys].join(" ");
}

function whyUnreached({ result, cause }: Call) {
  if (result === "cancelled") return "say.cancelled";
  if (result === "customer-left") return "say.left";
  return cause === "busy" ? "say.busy" : cause === "rejected" ? "say.declined" : "say.unreached";
}

function whisperText(row: CallRow, call: Call): string {
  const texts = visitorTexts(row.workspaceLanguage);
  const page = pageName(row);
  const own = fillWhisper(row.whisper, {
    site: row.siteName,
    page,
    source: storableText(sourceOf(row, row.page).slice(0, 60)),
    topic: storableText((row.topic ?? "").slice(0, 60)),
    name: row.customerName ?? "",
    attempt: String(row.attemptNumber),
  });
  const intro = page
    ? texts("whisper.intro", { site: row.siteName, page })
    : texts("whisper.introNoPage", { site: row.siteName });
  const parts = own
    ? [own]
    : [
        intro,
        row.customerName ? texts("whisper.name", { name: row.customerName }) : "",
        row.attemptNumber > 1 ? texts("whisper.attempt", { attempt: row.attemptNumber }) : "",
      ];
  if (call.options.incoming) parts.unshift(texts("whisper.callsBack"));
  if (call.options.accept === "key") parts.push(texts("whisper.accept"));
  return parts.filter(Boolean).join(" ");
}

/** "Winter boots — Demo Shop" is "Winter boots" to somebody who was told the shop already. */
function pageName({ pageTitle, siteName }: CallRow): string {
  const name = (pageTitle ?? "")
    .split(/\s[—–|·-]\s/)
    .filter((part) => part.trim() !== siteName)
    .join(", ");
  return storableText(name.slice(0, 80)).trim();
}
