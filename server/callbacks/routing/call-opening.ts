import type { CallOptions } from "@/core/call/call";
import { type SpokenSettings, soundOf } from "@/core/flow/routing/spoken-definition";
import { isTold } from "@/core/recording/notice";
import { speechMs } from "@/core/telephony/speech-ms";
import { soundLengths } from "../../speech/prepared-audio";
import { languageOf } from "../../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";

/** Our own words, and what stands for a variable, letters: roughly. */
const OUR_WORDS = 90;
const VARIABLES = 60;

type Opening = NonNullable<CallOptions["opening"]>;

/**
 * What the customer of a call will hear whole before the talk, and about how long it takes, ms. Whether the talk is
 * recorded at all, so that the notice is due, the call knows once it has an account.
 */
export async function callOpening(
  config: SpokenSettings,
  { workspaceId, language, request }: Pick<CallbackRow, "workspaceId" | "language" | "request">,
): Promise<Opening> {
  const { greetingBy = "nothing", notice = "never", noticeBy = "ours" } = config;
  const greets = greetingBy !== "nothing";
  const mode = { mode: notice, countries: config.noticeCountries ?? [] };
  const tells = config.record !== "no" && isTold(mode, request.country);
  const sounds = {
    greeting: greets ? soundOf(greetingBy, config.greetingSoundId) : null,
    notice: tells ? soundOf(noticeBy, config.noticeSoundId) : null,
  };
  const ids = [sounds.greeting, sounds.notice].flatMap((id) => id ?? []);
  const lengths = await soundLengths(workspaceId, ids);
  const lasts = (soundId: string | null, words: SpokenSettings["greeting"]): number =>
    lengths.get(soundId ?? "") ?? wordsMs(words?.[languageOf(language)] ?? "");
  return {
    ...(greets ? { greeting: lasts(sounds.greeting, config.greeting) } : {}),
    ...(tells ? { "recording-notice": lasts(sounds.notice, config.noticeWords) } : {}),
  };
}

const wordsMs = (words: string): number => speechMs("x".repeat(words ? words.length + VARIABLES : OUR_WORDS));
