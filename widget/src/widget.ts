import type { OfferAppearance } from "@/core/flow/runtime/offer";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import type { Launcher } from "./launcher";
import type { ActiveOffer, Origin } from "./offer/active-offer";
import type { Memory } from "./page/memory";
import type { Extras } from "./panel/answers";
import type { Link } from "./public-api";
import type { Shell } from "./shell";
import type { Language } from "./texts/languages";
import type { Texts } from "./texts/texts";

/** Without taking the focus: in `place`, else in a small card in the corner, which may also say what went wrong. */
export interface Quietly {
  place?: HTMLElement;
  message?: string;
}

/** What every part of the widget works with. */
export interface Widget {
  link: Link;
  config: WidgetConfig;
  language: Language;
  texts: Texts;
  shell: Shell;
  launcher: Launcher;
  memory: Memory;
  /** What the display rules reached; absent: the plain button. */
  offer?: ActiveOffer;
  /** Makes the fields that the offer asks besides the number, where it asks any. */
  extras?: (widget: Widget) => Extras;
  /** Which offer of which view a request comes from. */
  origin?: () => Origin;
  /** Takes on the colours of an offer; undefined: the site's own. */
  dress(appearance: OfferAppearance | undefined): void;
  /** The panel is open, or a callback is under way. */
  isBusy(): boolean;
  /** Shows how the callback goes that was just asked for elsewhere on the page: the panel opens, or where `quietly` says. */
  follow(quietly?: Quietly): Promise<void>;
}
