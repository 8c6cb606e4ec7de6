import { createHmac } from "node:crypto";
import { deriveKey, sha256 } from "../platform/crypto";
import { env } from "../platform/env";

/** Enough that nobody guesses one (96 bits), and short: each character of a text message counts. */
const LENGTH = 16;

/** The token in a message's link. It follows from the message's id, so that only its hash has to be stored. */
export const linkToken = (messageId: string): string =>
  createHmac("sha256", deriveKey(env().secret, "text-link"))
    .update(messageId)
    .digest("base64url")
    .slice(0, LENGTH);

export const linkTokenHash = (token: string): string => sha256(`text-link:${token}`);

/** The page where the customer chooses a time. */
export const linkUrl = (messageId: string): string => `${env().publicUrl}/t/${linkToken(messageId)}`;
