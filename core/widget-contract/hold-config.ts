import type { Offer, OfferTexts } from "../flow/runtime/offer";
import type { Schedule } from "../schedule/hours";
import { soonestByHand } from "../schedule/soonest-by-hand";
import type { LiveDisplay, WidgetAppearance, WidgetConfig } from "./wire";

export interface Holding {
  /** Of the teams that the site's routing rings. */
  schedules: readonly Schedule[];
  now: number;
  /** "Choose a time", by language. */
  words: Record<string, string>;
}

/**
 * A site's settings while calls are held. The widget shows where and to whom it always does, and offers a time instead
 * of a call now: nothing promises seconds, and nothing says "closed" that is not. Said in what every widget understands.
 */
export function holdConfig(config: WidgetConfig, holding: Holding): WidgetConfig {
  const soonest = config.open ? soonestByHand(holding.schedules, holding.now) : null;
  return {
    ...config,
    typicalSeconds: null,
    ...(soonest === null ? {} : { callsFrom: new Date(soonest).toISOString() }),
    display: holdDisplay(config.display ?? plainDisplay(config.appearance), holding.words),
  };
}

/** The plain button as an offer: only offers ask for a time. Nobody has such a flow, so what is told of it is not kept. */
const plainDisplay = ({ position }: WidgetAppearance): LiveDisplay => ({
  flowId: "plain",
  revision: 1,
  program: {
    format: 1,
    kind: "display",
    steps: [
      ["start", "start", 1],
      ["show", "button"],
    ],
    needs: [],
    offers: {
      button: {
        form: "button",
        name: "",
        texts: {},
        appearance: { color: null, position, icon: "phone", theme: null },
        fields: [],
        channels: [],
        outsideHours: "offer-time",
        frequency: { perSession: null, perDays: null, afterDismissalDays: 0, afterRequestDays: 0 },
      },
    },
  },
  hasPlainButton: true,
});

const holdDisplay = (display: LiveDisplay, words: Holding["words"]): LiveDisplay => ({
  ...display,
  program: {
    ...display.program,
    offers: Object.fromEntries(
      Object.entries(display.program.offers).map(([id, offer]) => [id, holdOffer(offer, words)]),
    ),
  },
});

/** A company writes its offers for a call within seconds: while nobody makes it, those words would be a lie. */
const holdOffer = (offer: Offer, words: Holding["words"]): Offer => ({
  ...offer,
  channels: ["call-later"],
  texts: Object.fromEntries(
    Object.entries(words).map(([language, text]) => [language, heldTexts(text, offer.texts[language])]),
  ),
});

/** Empty words are the widget's own, which promise no time. */
const heldTexts = (text: string, own: OfferTexts | undefined): OfferTexts => ({
  title: "",
  text,
  button: "",
  ...(own?.topics ? { topics: own.topics } : {}),
});
