import type { Offer, OfferForm } from "@/core/flow/runtime/offer";
import { DEFAULT_ACCENT } from "@/core/widget-contract/accent";
import {
  PREVIEW_PLACES,
  PREVIEW_STATES,
  type PreviewScene,
  type PreviewState,
} from "@/core/widget-contract/preview";
import type { WidgetAppearance, WidgetConfig } from "@/core/widget-contract/wire";

/** The site on which an offer is looked at. */
export interface PreviewSite {
  name: string;
  language: string;
  defaultCountry: string;
  appearance: WidgetAppearance;
  consent: WidgetConfig["consent"];
}

export interface SceneChoice {
  state: PreviewState;
  language: string;
  theme: "light" | "dark";
  /** The team is open. */
  isOpen: boolean;
}

/** A site's looks before it has chosen any. */
export const PLAIN_LOOKS: WidgetAppearance = { color: DEFAULT_ACCENT, position: "right", theme: "auto" };

/** What a site measures on a good day; the preview has no visitors to measure. */
const EXAMPLE_SECONDS = 28;
const NODE = "previewed";
/** Forms that leave nothing to close. */
const STAYING: readonly OfferForm[] = ["inline", "integrated", "hidden"];

/** The moments that an offer of this form has. */
export const statesOf = (form: OfferForm | undefined): readonly PreviewState[] =>
  form && STAYING.includes(form) ? PREVIEW_STATES.filter((state) => state !== "closed") : PREVIEW_STATES;

/** The picture of one offer, or of a page on which none shows. */
export function sceneOf(
  offer: Offer | null,
  site: PreviewSite,
  choice: SceneChoice,
  now: Date,
): PreviewScene {
  const { state, language, theme } = choice;
  const isOpen = choice.isOpen && state !== "outside-hours";
  return {
    state,
    language,
    theme,
    config: {
      version: 1,
      siteKey: "preview",
      siteName: site.name,
      defaultCountry: site.defaultCountry,
      appearance: { ...site.appearance, theme: seen(site.appearance.theme, theme) },
      language: site.language,
      consent: site.consent,
      typicalSeconds: EXAMPLE_SECONDS,
      open: isOpen,
      opensAt: isOpen ? null : nextMorning(now).toISOString(),
      memory: "visit",
      notesArrival: false,
      display: {
        flowId: "preview",
        revision: 1,
        hasPlainButton: false,
        program: {
          format: 1,
          kind: "display",
          steps: [
            ["start", "start", offer ? 1 : -1],
            ["show", NODE],
          ],
          needs: [],
          offers: offer ? { [NODE]: onOurPage(offer, theme) } : {},
        },
      },
    },
  };
}

/** Comes at once, however often it was looked at, and finds its place on the preview's page. */
function onOurPage(offer: Offer, theme: "light" | "dark"): Offer {
  const { form, appearance } = offer;
  return {
    ...offer,
    appearance: { ...appearance, theme: appearance.theme && seen(appearance.theme, theme) },
    frequency: { perSession: null, perDays: null, afterDismissalDays: 0, afterRequestDays: 0 },
    selector: form === "inline" || form === "integrated" ? PREVIEW_PLACES[form] : undefined,
    // The parts that were picked are the site's: here the shop's own form has them.
    places: offer.places && {
      phone: { selectors: [`${PREVIEW_PLACES.integrated} input`] },
      button: { selectors: [`${PREVIEW_PLACES.integrated} button`] },
    },
  };
}

/** What `auto` comes to on a system that prefers this theme. */
const seen = (wished: WidgetAppearance["theme"], system: "light" | "dark"): "light" | "dark" =>
  wished === "auto" ? system : wished;

/** Nine o'clock of the next day, by the clock of whoever looks. */
function nextMorning(now: Date): Date {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(9, 0, 0, 0);
  return morning;
}
