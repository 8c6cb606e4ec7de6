import { randomBytes } from "node:crypto";

/** A name as Twilio gives: "CA" and 32 hex digits for a call. */
export const newSid = (prefix: string): string => prefix + randomBytes(16).toString("hex");
