/** A second of Twilio's, ms. */
export const SECOND_MS = 40;
