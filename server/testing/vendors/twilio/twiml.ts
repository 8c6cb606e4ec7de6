/** The verbs that the adapter uses, read from TwiML. What the stand-in does not know, it does not take. */
export type Verb =
  | { verb: "gather"; attributes: Attributes; say: string | null; sound: Sound | null }
  | { verb: "conference"; attributes: Attributes; room: string }
  | { verb: "play"; digits: string }
  | { verb: "pause"; seconds: number }
  | { verb: "reject"; reason: string }
  | { verb: "redirect"; url: string };

/** `loop` "0": again and again, for ever. */
interface Sound {
  url: string;
  loop: string;
}

export type Attributes = Record<string, string>;

const VERB =
  /<Gather([^>]*?)(?:\/>|>(?:<Say([^>]*)>([^<]*)<\/Say>|<Play([^>]*)>([^<]*)<\/Play>)?<\/Gather>)|<Dial><Conference([^>]*)>([^<]*)<\/Conference><\/Dial>|<Play digits="([^"]*)"\/>|<Redirect[^>]*>([^<]*)<\/Redirect>|<Pause length="(\d+)"\/>|<Reject reason="(\w+)"\/>/g;

export function readTwiml(text: string): Verb[] {
  const inner = /^<\?xml[^>]*\?><Response(?:\/>|>(.*)<\/Response>)$/s.exec(text.trim());
  if (!inner) throw new Error(`This is no TwiML: ${text}`);
  const document = inner[1] ?? "";
  const rest = document.replaceAll(VERB, "").trim();
  if (rest !== "") throw new Error(`The stand-in does not know this TwiML: ${rest}`);
  return [...document.matchAll(VERB)].map((found): Verb => {
    const [, gather, voice, say, playing, sound, conference, room, digits, redirect, seconds, reason] = found;
    if (seconds !== undefined) return { verb: "pause", seconds: Number(seconds) };
    if (reason !== undefined) return { verb: "reject", reason };
    if (conference !== undefined)
      return { verb: "conference", attributes: attributesOf(conference), room: plain(room ?? "") };
    if (digits !== undefined) return { verb: "play", digits };
    if (redirect !== undefined) return { verb: "redirect", url: plain(redirect) };
    return {
      verb: "gather",
      attributes: attributesOf(gather ?? ""),
      say: say === undefined ? null : spoken(say, attributesOf(voice ?? "")),
      sound:
        sound === undefined ? null : { url: plain(sound), loop: attributesOf(playing ?? "").loop ?? "1" },
    };
  });
}

/** The voice of who names none, and the languages that it has. In another nothing is said, and the call is over. */
const BASIC_LANGUAGES = ["en", "es", "fr", "de"];

function spoken(text: string, { voice = "man", language = "en-US" }: Attributes): string {
  const isBasic = voice === "man" || voice === "woman";
  if (isBasic && !BASIC_LANGUAGES.includes(language.slice(0, 2)))
    throw new Error(`The voice ${voice} does not speak ${language}.`);
  return plain(text);
}

const attributesOf = (text: string): Attributes =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, plain(value)]),
  );

const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
