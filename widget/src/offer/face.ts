import { BELL, CHAT, HANDSET, HEADSET } from "../page/icons";
import type { ActiveOffer } from "./active-offer";

const ICONS = { phone: HANDSET, bell: BELL, chat: CHAT, headset: HEADSET, none: HANDSET };

/** What the button in the corner shows of an offer. It has a drawing always: on a phone that is all of it. */
export const faceOf = ({ words, appearance }: ActiveOffer) => ({
  text: words.button,
  icon: ICONS[appearance.icon] ?? HANDSET,
});
