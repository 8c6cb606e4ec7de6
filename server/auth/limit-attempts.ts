import { AppError } from "../platform/app-error";
import { consume, forgive, type Limit } from "../platform/rate-limits";

const MINUTE = 60;

/**
 * How often a secret may be guessed. By pair of e-mail and address tightly; by e-mail alone loosely, so that a stranger
 * who guesses from many addresses is stopped without an owner being locked out by a few wrong tries of somebody else's;
 * by address alone for those who try many e-mails.
 */
const LIMITS = {
  "sign-in-pair": { points: 5, seconds: 15 * MINUTE },
  "sign-in-email": { points: 30, seconds: 60 * MINUTE },
  "sign-in-address": { points: 50, seconds: 15 * MINUTE },
  "set-up": { points: 10, seconds: 15 * MINUTE },
  invitation: { points: 60, seconds: 15 * MINUTE },
  password: { points: 5, seconds: 15 * MINUTE },
  // Whoever asks for the links of somebody else fills their mailbox, and makes the link they have just got useless.
  "reset-email": { points: 5, seconds: 60 * MINUTE },
  "reset-address": { points: 20, seconds: 15 * MINUTE },
  "reset-link": { points: 60, seconds: 15 * MINUTE },
} satisfies Record<string, Pick<Limit, "points" | "seconds">>;

export const limitOf = (name: keyof typeof LIMITS, key: string): Limit => ({ name, key, ...LIMITS[name] });

/** Counts one attempt. @throws AppError rate-limited, with the seconds to wait in `fields.retryAfterSeconds` */
export async function limitAttempts(name: keyof typeof LIMITS, key: string): Promise<void> {
  const consumed = await consume(limitOf(name, key));
  if (consumed.ok) return;
  const minutes = Math.ceil(consumed.retryAfterSeconds / MINUTE);
  throw new AppError("rate-limited", `Too many tries. Try again in ${minutes} min.`, {
    reason: "too-many-tries",
    fields: { retryAfterSeconds: String(consumed.retryAfterSeconds) },
  });
}

/** Whose tries to sign in count together. */
export const signInPair = (email: string, ip: string): string => `${email} ${ip}`;

/** The tries of somebody who has proved to be the owner of an account were typing errors. */
export async function forgiveSignIn(email: string, ip: string): Promise<void> {
  await forgive(limitOf("sign-in-pair", signInPair(email, ip)));
  await forgive(limitOf("sign-in-email", email));
}
