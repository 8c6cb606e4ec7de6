import twilio from "twilio";
import type { Say } from "../port";
import type { Decision } from "./incoming";
import type { Asked } from "./schema";

/** Long enough for any pause between orders; then the leg asks again and is told the same. */
const HOLD_SECONDS = 120;

/** How often <Play> plays a sound: as long as the call lasts, or until a new document comes. */
const FOR_EVER = 0;

/** <Gather> counts whole seconds from the end of the words; 0 is none it knows. */
const AFTER_WORDS_SECONDS = 1;

/** Characters of a document that is given with an order, its marks and escapes counted: the API's own limit. */
const LONGEST_DOCUMENT = 4_000;
/** What one character may become: "&amp;" in words. */
const LONGEST_ESCAPE = 5;

/** Until a caller about whom nothing is decided asks again: the least that Twilio knows. */
const RING_SECONDS = 1;

/**
 * Announcements are written in two languages. The voice that speaks where none is named has no Russian, and an account
 * may have been given another: https://www.twilio.com/docs/voice/twiml/say/text-speech
 */
const voiceOf = (language: string) =>
  language.startsWith("ru")
    ? ({ language: "ru-RU", voice: "Polly.Tatyana" } as const)
    : ({ language: "en-US", voice: "Polly.Joanna" } as const);

export interface Instructions {
  /** What Twilio is answered to a request. `rings`: whoever waits then hears that somebody is being rung. */
  after(asked: Asked, rings?: boolean): string;
  /** Whoever calls us is taken, is refused, or hears it ring on. `since`: epoch ms. */
  receive(decision: Decision, since: number): string;
  /** The leg waits, in silence or hearing it ring, and tells which key is pressed. */
  hold(legId: string, rings?: boolean): string;
  /** The leg hears words, or a sound in their place, and tells when that is over or a key is pressed. */
  say(order: Extract<Asked, { on: "said" }>, words: Pick<Say, "text" | "language" | "audio">): string;
  /** The leg enters the room of others' talk; `coach`: Twilio's id of the only call that hears it, if any. */
  follow(room: string, how: Participation): string;
  /** The leg enters a room, where it meets the other; the talk is recorded or not. */
  meet(room: string, order: Extract<Asked, { on: "conference" }>, isRecorded: boolean): string;
}

/** How a leg that follows a talk takes part in it. */
export interface Participation {
  muted: boolean;
  coach: string | null;
}

/**
 * Behind every address that we give Twilio: a request that finds nobody, or a proxy which says so, is made again up to three
 * times. Without it a restart of ours ends the calls that ask for instructions meanwhile. It is no part of the request:
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export const OVERRIDES = "#rc=3&rp=ct,5xx";

/** An address of ours that says what a request to it is about. */
export function addressFor(webhookUrl: string, asked: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return `${webhookUrl}?${query}${OVERRIDES}`;
}

/** Two who talk, and a few who follow. */
const MOST_IN_ROOM = 10;

/** What is so for everybody in a room: Twilio takes it from whoever comes first. */
const ROOM = {
  beep: "false",
  // Silence, not music, for the instant until the other is there.
  waitUrl: "",
  // Nobody but us ends the other leg when one leaves.
  endConferenceOnExit: false,
  maxParticipants: MOST_IN_ROOM,
} as const;

/** What Twilio does with a leg, as TwiML. */
export function createInstructions(webhookUrl: string, ringingUrl: string): Instructions {
  const gather = (response: InstanceType<typeof twilio.twiml.VoiceResponse>, asked: Asked, timeout: number) =>
    response.gather({
      input: ["dtmf"],
      numDigits: 1,
      // "#" is a key like any other.
      finishOnKey: "",
      timeout,
      actionOnEmptyResult: true,
      action: addressFor(webhookUrl, asked),
      method: "POST",
    });
  const hold = (legId: string, rings = false): string => {
    const response = new twilio.twiml.VoiceResponse();
    const waiting = gather(response, { on: "key", leg: legId, rings: rings || undefined }, HOLD_SECONDS);
    if (rings) waiting.play({ loop: FOR_EVER }, ringingUrl);
    return response.toString();
  };
  return {
    hold,
    after(asked, rings = false) {
      if (asked.on === "switchboard") return pressKeys(asked, webhookUrl);
      const isWaiting = asked.on === "answer" || asked.on === "key" || asked.on === "said";
      return isWaiting
        ? hold(asked.leg, rings || ("rings" in asked && asked.rings))
        : new twilio.twiml.VoiceResponse().toString();
    },
    receive(decision, since) {
      const response = new twilio.twiml.VoiceResponse();
      if (decision === "refused") response.reject({ reason: "busy" });
      if (decision === null) response.pause({ length: RING_SECONDS });
      const next: Asked | null =
        decision === null
          ? { on: "ringing", since }
          : decision === "refused"
            ? null
            : { on: "answer", leg: decision.takenAs };
      if (next) response.redirect({ method: "POST" }, addressFor(webhookUrl, next));
      return response.toString();
    },
    say(order, { text, language, audio }) {
      const saying = (words: string): string => {
        const response = new twilio.twiml.VoiceResponse();
        const listening = gather(response, order, AFTER_WORDS_SECONDS);
        if (audio) listening.play(audio.url);
        else listening.say(voiceOf(language), words);
        return response.toString();
      };
      return fitting(saying, text);
    },
    follow(room, { muted, coach }) {
      const response = new twilio.twiml.VoiceResponse();
      response.dial().conference(
        {
          ...ROOM,
          muted,
          ...(coach === null ? {} : { coach }),
          // The talk may have ended meanwhile: nobody is to be put into one that does not exist.
          startConferenceOnEnter: false,
        },
        room,
      );
      return response.toString();
    },
    meet(room, order, isRecorded) {
      const response = new twilio.twiml.VoiceResponse();
      response.dial().conference(
        {
          ...ROOM,
          startConferenceOnEnter: true,
          statusCallback: addressFor(webhookUrl, order),
          statusCallbackEvent: ["start"],
          statusCallbackMethod: "POST",
          ...(isRecorded ? recorded(webhookUrl, order) : {}),
        },
        room,
      );
      return response.toString();
    },
  };
}

/** A document with as many of the words as it may hold. */
function fitting(write: (words: string) => string, text: string): string {
  let [words, document] = [text, write(text)];
  while (document.length > LONGEST_DOCUMENT && words !== "") {
    const excess = document.length - LONGEST_DOCUMENT;
    words = words.slice(0, -Math.ceil(excess / LONGEST_ESCAPE));
    document = write(words);
  }
  return document;
}

/** From when the two are together; told of when the sound can be fetched. */
const recorded = (webhookUrl: string, { leg, with: other }: Extract<Asked, { on: "conference" }>) => ({
  record: "record-from-start" as const,
  recordingStatusCallback: addressFor(webhookUrl, { on: "recording", leg, with: other }),
  recordingStatusCallbackMethod: "POST",
});

/** The keys, one after another, and then the request that tells of the answer. */
function pressKeys(
  { leg, keys, afterMs }: Extract<Asked, { on: "switchboard" }>,
  webhookUrl: string,
): string {
  const response = new twilio.twiml.VoiceResponse();
  response.play({ digits: HALF_SECOND.repeat(Math.ceil(afterMs / 500)) + keys });
  response.redirect({ method: "POST" }, addressFor(webhookUrl, { on: "answer", leg }));
  return response.toString();
}

/** What <Play> takes for a pause of half a second. */
const HALF_SECOND = "w";
