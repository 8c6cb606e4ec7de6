import { z } from "zod";
import { NOTICE_MODES } from "../../recording/notice";
import { countryCode } from "../display/country/definition";
import type { Field } from "../node-definition";

/** In which a customer can be spoken to. */
export const CUSTOMER_LANGUAGES = ["en", "ru"] as const;
export type CustomerLanguage = (typeof CUSTOMER_LANGUAGES)[number];

/** Letters. The longest greeting takes about 14 s to say, and the operator waits for it. */
export const LONGEST_GREETING = 200;
export const LONGEST_NOTICE = 200;

const inLanguages = (max: number) => {
  const words = z.string().max(max).optional();
  return z.object({ en: words, ru: words });
};
/** A text by language; a language without one is said in our own words. */
export type SaidWords = z.infer<ReturnType<typeof inLanguages>>;

/**
 * What a call says by itself, as whom it calls, and whether it is recorded: of all nodes that call. Everything absent is as
 * it was before there was a choice.
 */
export const spokenSettings = z.object({
  /** E.164, one of the account's. Absent or empty, or not the account's: the account chooses. */
  callerId: z.string().max(20).optional(),
  /** Absent: words. */
  whisperBy: z.enum(["words", "sound"]).optional(),
  whisperSoundId: z.string().optional(),
  /** What a customer whom we call hears before the talk. Absent: nothing; who waits for an operator hears our own words. */
  greetingBy: z.enum(["nothing", "words", "sound"]).optional(),
  /** Variables as in a whisper: core/whisper/template.ts. */
  greeting: inLanguages(LONGEST_GREETING).optional(),
  greetingSoundId: z.string().optional(),
  /** Absent: as the account does. */
  record: z.enum(["account", "yes", "no"]).optional(),
  /** Who is told of it: core/recording/notice.ts. Absent: nobody. */
  notice: z.enum(NOTICE_MODES).optional(),
  noticeCountries: z.array(countryCode).max(100).optional(),
  /** Absent: our own words. */
  noticeBy: z.enum(["ours", "words", "sound"]).optional(),
  noticeWords: inLanguages(LONGEST_NOTICE).optional(),
  noticeSoundId: z.string().optional(),
});
export type SpokenSettings = z.infer<typeof spokenSettings>;

/** Of a new node. */
export const SPOKEN_DEFAULTS = {
  callerId: "",
  whisperBy: "words",
  whisperSoundId: "",
  greetingBy: "nothing",
  greeting: {},
  greetingSoundId: "",
  record: "account",
  notice: "law",
  noticeCountries: [],
  noticeBy: "ours",
  noticeWords: {},
  noticeSoundId: "",
} satisfies SpokenSettings;

const NOT_NEVER = ["law", "always", "countries"];
const isRecorded = { field: "record", is: [undefined, "account", "yes"] };

export const callerIdField: Field = { name: "callerId", input: "caller-id", section: "call" };

/** In the order in which they stand in the form, after how the call is made. */
export const spokenFields: readonly Field[] = [
  { name: "whisperBy", input: "choice", options: ["words", "sound"], absent: "words", section: "said" },
  {
    name: "whisper",
    input: "whisper",
    max: 300,
    when: { field: "whisperBy", is: [undefined, "words"] },
    section: "said",
  },
  { name: "whisperSoundId", input: "sound", when: { field: "whisperBy", is: ["sound"] }, section: "said" },
  {
    name: "greetingBy",
    input: "choice",
    options: ["nothing", "words", "sound"],
    absent: "nothing",
    section: "said",
  },
  {
    name: "greeting",
    input: "said",
    max: LONGEST_GREETING,
    hasVariables: true,
    when: { field: "greetingBy", is: ["words"] },
    section: "said",
  },
  { name: "greetingSoundId", input: "sound", when: { field: "greetingBy", is: ["sound"] }, section: "said" },
  {
    name: "record",
    input: "choice",
    options: ["account", "yes", "no"],
    absent: "account",
    section: "recording",
  },
  {
    name: "notice",
    input: "choice",
    options: NOTICE_MODES,
    absent: "never",
    when: isRecorded,
    section: "recording",
  },
  {
    name: "noticeCountries",
    input: "countries",
    when: { field: "notice", is: ["countries"], and: isRecorded },
    section: "recording",
  },
  {
    name: "noticeBy",
    input: "choice",
    options: ["ours", "words", "sound"],
    absent: "ours",
    when: { field: "notice", is: NOT_NEVER, and: isRecorded },
    section: "recording",
  },
  {
    name: "noticeWords",
    input: "said",
    max: LONGEST_NOTICE,
    when: { field: "noticeBy", is: ["words"], and: { field: "notice", is: NOT_NEVER, and: isRecorded } },
    section: "recording",
  },
  {
    name: "noticeSoundId",
    input: "sound",
    when: { field: "noticeBy", is: ["sound"], and: { field: "notice", is: NOT_NEVER, and: isRecorded } },
    section: "recording",
  },
];

/** What is read of a node's config when its call speaks; what cannot be read is as if it were not there. */
const readable = spokenSettings.extend({ whisper: z.string() }).partial().catch({});
export const readSpoken = (config: unknown): z.infer<typeof readable> => readable.parse(config);

/** The sound that is played instead of words; null: none. */
export const soundOf = (by: string | undefined, soundId: string | undefined): string | null =>
  by === "sound" && soundId ? soundId : null;

/** What is to be a sound has to be one. */
export function checkSpoken(config: SpokenSettings, issues: z.RefinementCtx): void {
  for (const what of ["whisper", "greeting", "notice"] as const)
    if (config[`${what}By`] === "sound" && !config[`${what}SoundId`])
      issues.addIssue({
        code: "custom",
        path: [`${what}SoundId`],
        message: "Choose a sound.",
        params: { reason: "missing" },
      });
}
