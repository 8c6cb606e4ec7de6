import type { Offer, OfferTexts } from "@/core/flow/runtime/offer";
import { wordsFor } from "../texts/words-for";
import type { Widget } from "../widget";
import type { ActiveOffer } from "./active-offer";

const PROMISE = /\{seconds\}/;

/** Undefined where the offer has no words at all: there is nothing to show then. */
export function activate(id: string, offer: Offer, widget: Widget): ActiveOffer | undefined {
  const texts = wordsFor(offer.texts, widget.language, widget.config.language);
  const words = texts && fillIn(texts, widget);
  return words && { ...offer, id, words, isPromising: PROMISE.test(`${texts.title} ${texts.text}`) };
}

function fillIn(texts: OfferTexts, { config, texts: own }: Widget): OfferTexts {
  // Rounded up: a promise is not made prettier than what was measured.
  const seconds = config.typicalSeconds === null ? "" : String(Math.ceil(config.typicalSeconds / 5) * 5);
  const fill = (text: string) =>
    // A sentence that promises what nobody has measured, or while nobody is there, is left out.
    (seconds && config.open ? text : withoutSentence(text, "{seconds}"))
      .replaceAll("{seconds}", seconds)
      .replaceAll("{page}", document.title)
      .replaceAll("{site}", config.siteName)
      .trim();
  return {
    title: fill(texts.title) || own.title,
    text: fill(texts.text),
    button: fill(texts.button) || own.launcher,
    sent: texts.sent && fill(texts.sent),
    topics: texts.topics,
  };
}

function withoutSentence(text: string, variable: string): string {
  if (!text.includes(variable)) return text;
  const sentences = text.match(/[^.!?…]+[.!?…]*\s*/g) ?? [];
  return sentences.filter((sentence) => !sentence.includes(variable)).join("");
}
