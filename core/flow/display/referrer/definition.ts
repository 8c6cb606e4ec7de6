import { textCondition } from "../text-definition";

/** The page that this visit came from: an address, of another site or of this one. */
export const referrer = textCondition("referrer", "referrer", "where");
