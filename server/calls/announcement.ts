import type { Call } from "@/core/call/call";
import { acceptOf, findLeg, lastLeg } from "@/core/call/legs";
import type { Announcement } from "@/core/call/signals";
import { MOST_DISPOSITIONS } from "@/core/disposition/disposition";
import { readSpoken, soundOf } from "@/core/flow/routing/spoken-definition";
import { sourceOf } from "@/core/whisper/source-of";
import { fillWhisper } from "@/core/whisper/template";
import { storableText } from "../platform/storable-text";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallRow } from "./call-row";

const TO_CUSTOMERS: ReadonlySet<Announcement> = new Set(["greeting", "recording-notice", "apology"]);

/** Operators are spoken to in the workspace's language, customers in the visitor's. */
export const announcementLanguage = (
  announcement: Announcement,
  row: Pick<CallRow, "language" | "workspaceLanguage">,
): "en" | "ru" => languageOf(TO_CUSTOMERS.has(announcement) ? row.language : row.workspaceLanguage);

/** The prepared sound that the routing wants to be played instead of the words; null: none. */
export function announcementSound(announcement: Announcement, { config, state }: CallRow): string | null {
  const spoken = readSpoken(config);
  switch (announcement) {
    case "whisper":
      return soundOf(spoken.whisperBy, spoken.whisperSoundId);
    case "greeting":
      return state.options.incoming ? null : soundOf(spoken.greetingBy, spoken.greetingSoundId);
    case "recording-notice":
      return soundOf(spoken.noticeBy, spoken.noticeSoundId);
    default:
      return null;
  }
}

/** What is said to a leg of the call. */
export function announcementText(
  announcement: Announcement,
  row: CallRow,
  call: Call,
  legId: string,
): string {
  const texts = visitorTexts(announcementLanguage(announcement, row));
  switch (announcement) {
    case "whisper":
      return whisperText(row, call, legId);
    case "short-whisper":
      return shortWhisper(row);
    case "greeting":
      return greetingText(row, call);
    case "recording-notice":
      return noticeText(row, call);
    case "customer-greeted":
      return texts("say.customerGreeted");
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

/** Whoever calls us asked for no call: the workspace's own words are for those whom we call. */
function greetingText(row: CallRow, { options }: Call): string {
  const language = announcementLanguage("greeting", row);
  const texts = visitorTexts(language);
  if (options.incoming) return texts("say.greetingBack", { site: row.siteName });
  const { greetingBy, greeting } = readSpoken(row.config);
  const own = greetingBy === "words" ? fillWhisper(greeting?.[language] ?? "", variablesOf(row)) : "";
  return own || texts("say.greeting", { site: row.siteName });
}

/** Where nothing was said before, it says who calls. */
function noticeText(row: CallRow, call: Call): string {
  const language = announcementLanguage("recording-notice", row);
  const texts = visitorTexts(language);
  const { noticeBy, noticeWords } = readSpoken(row.config);
  const own = noticeBy === "words" ? (noticeWords?.[language] ?? "").trim() : "";
  if (own) return own;
  const isGreeted = lastLeg(call, "customer")?.opening?.parts.includes("greeting");
  return isGreeted ? texts("say.notice") : texts("say.noticeFirst", { site: row.siteName });
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

function whisperText(row: CallRow, call: Call, legId: string): string {
  const texts = visitorTexts(row.workspaceLanguage);
  const { page } = variablesOf(row);
  const own = fillWhisper(readSpoken(row.config).whisper ?? "", variablesOf(row));
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
  const leg = findLeg(call, legId);
  if (leg && acceptOf(call, leg) === "key") parts.push(texts("whisper.accept"));
  return parts.filter(Boolean).join(" ");
}

/** What templates may speak of. */
const variablesOf = (row: CallRow) => ({
  site: row.siteName,
  page: pageName(row),
  source: storableText(sourceOf(row, row.page).slice(0, 60)),
  topic: storableText((row.topic ?? "").slice(0, 60)),
  name: row.customerName ?? "",
  attempt: String(row.attemptNumber),
});

/** What fits into a second, and what the operator has to say first at its beginning: "Demo Shop, Anna, winter boots". */
function shortWhisper(row: CallRow): string {
  const about = storableText((row.topic ?? "").slice(0, 60)).trim() || pageName(row);
  return [row.siteName, row.customerName ?? "", about].filter(Boolean).join(", ");
}

/** "Winter boots — Demo Shop" is "Winter boots" to somebody who was told the shop already. */
function pageName({ pageTitle, siteName }: CallRow): string {
  const name = (pageTitle ?? "")
    .split(/\s[—–|·-]\s/)
    .filter((part) => part.trim() !== siteName)
    .join(", ");
  return storableText(name.slice(0, 80)).trim();
}
