import type { Widget } from "../widget";
import type { ActiveOffer } from "./active-offer";

/** An offer that stands on the page. */
export interface Placed {
  remove(): void;
}

/** What a form of offers is given: it draws, and tells what the visitor does. */
export interface Placing {
  widget: Widget;
  offer: ActiveOffer;
  /** It can be seen now. */
  onShown(): void;
  /** Nothing of what it works with is on this page. */
  onMissing(): void;
  /** The visitor wants it: the panel opens, with what they typed already. */
  onPress(): void;
  onDismiss(): void;
}

/** Answers once the offer is drawn or, for places on the page, watched for. */
export type Place = (placing: Placing) => Placed;
