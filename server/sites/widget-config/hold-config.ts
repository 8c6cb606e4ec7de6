import type { Offer, OfferTexts } from "@/core/flow/runtime/offer";
import type { Schedule } from "@/core/schedule/hours";
import { soonestByHand } from "@/core/schedule/soonest-by-hand";
import type { LiveDisplay, WidgetAppearance, WidgetConfig } from "@/core/widget-contract/wire";
import { visitorTexts } from "../../visitor-texts/visitor-texts";

/** Whether new requests wait for a call by hand: server/callbacks/hold-request.ts does the same to what is sent. */
export const isHeld = ({ callsHeldUntil }: { callsHeldUntil: Date | null }, now: number): boolean =>
  callsHeldUntil !== null && callsHeldUntil.getTime() > now;

/**
 * The settings while calls are held. The widget shows where and to whom it always does, and offers a time instead of a
 * call now: nothing promises seconds, and nothing says "closed" that is not. Said in what every widget understands.
 */
export function holdConfig(config: WidgetConfig, schedules: readonly Schedule[], now: number): WidgetConfig {
  const soonest = config.open ? soonestByHand(schedules, now) : null;
  return {
    ...config,
    typicalSeconds: null,
    ...(soonest === null ? {} : { callsFrom: new Date(soonest).toISOString() }),
    display: holdDisplay(config.display ?? plainDisplay(config.appearance)),
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

const holdDisplay = (display: LiveDisplay): LiveDisplay => ({
  ...display,
  program: {
    ...display.program,
    offers: Object.fromEntries(
      Object.entries(display.program.offers).map(([id, offer]) => [id, holdOffer(offer)]),
    ),
  },
});

/** A company writes its offers for a call within seconds: while nobody makes it, those words would be a lie. */
const holdOffer = (offer: Offer): Offer => ({
  ...offer,
  channels: ["call-later"],
  texts: { en: heldWords("en", offer.texts.en), ru: heldWords("ru", offer.texts.ru) },
});

/** Empty words are the widget's own, which promise no time. */
const heldWords = (language: string, words: OfferTexts | undefined): OfferTexts => ({
  title: "",
  text: visitorTexts(language)("offerTime"),
  button: "",
  ...(words?.topics ? { topics: words.topics } : {}),
});
