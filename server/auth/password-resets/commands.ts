import { setTimeout as pause } from "node:timers/promises";
import { isLanguage } from "@/i18n/languages";
import { passwordResetMail } from "../../notify/mails/password-reset";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { randomToken, sha256 } from "../../platform/crypto";
import { type Tx, transaction } from "../../platform/db";
import { env } from "../../platform/env";
import { isDemoPerson } from "../demo-people";
import { forgiveSignIn, limitAttempts } from "../limit-attempts";
import { mailPerson } from "../mail-person";
import { hashPassword } from "../password";
import { keepNewPassword } from "./keep-new-password";
import { findReset, stateOf } from "./queries";

const MINUTES = 60;
const MINUTE_MS = 60_000;
/** So long a link that no longer works can still say why. */
const KEEP_MS = 7 * 24 * 60 * MINUTE_MS;
/** Longer than finding an account and writing to it takes: the time of the answer tells nobody whether there is one. */
const ANSWER_MS = 400;

interface Asking {
  email: string;
  ip: string;
}

/**
 * Sends a link to choose a new password, where there is an account with this e-mail; the asker cannot tell.
 * @throws AppError rate-limited, by the address and by the e-mail that was typed, whoever has it
 */
export async function askForReset({ email, ip }: Asking, clock: Clock): Promise<void> {
  await limitAttempts("reset-address", ip);
  await limitAttempts("reset-email", email);
  await Promise.all([sendResetLink(email, clock), pause(ANSWER_MS)]);
}

/** Makes a link and mails it; earlier links of theirs stop working. Nothing happens for strangers and the demo's people. */
export async function sendResetLink(email: string, clock: Clock): Promise<void> {
  if (isDemoPerson(email)) return;
  const now = clock.now();
  await transaction(async (tx) => {
    const user = await lockUser(tx, { email });
    if (!user) return;
    const userId = user.id;
    await tx.passwordReset.deleteMany({ where: { userId, expiresAt: { lt: new Date(now - KEEP_MS) } } });
    await tx.passwordReset.updateMany({
      where: { userId, usedAt: null, revokedAt: null },
      data: { revokedAt: new Date(now) },
    });
    const token = randomToken();
    const { id } = await tx.passwordReset.create({
      data: {
        userId,
        tokenHash: sha256(token),
        createdAt: new Date(now),
        expiresAt: new Date(now + MINUTES * MINUTE_MS),
      },
    });
    const mail = passwordResetMail(isLanguage(user.language) ? user.language : "en", {
      email,
      link: `${env().publicUrl}/reset-password/${token}`,
      minutes: MINUTES,
    });
    await mailPerson(tx, user, { key: `password-reset:${id}`, ...mail });
  });
}

/**
 * Sets a new password by a link, once, and ends every session of the person; the page signs in anew with it.
 * @returns the e-mail to sign in with
 * @throws AppError not-found for no link of ours, conflict where it was used, replaced, or has expired
 */
export async function resetPassword(
  { token, password, ip }: { token: string; password: string; ip: string },
  clock: Clock,
): Promise<{ email: string }> {
  const found = await findReset(token);
  if (stateOf(found, clock.now()) !== "open") throw closed();
  // Hashing takes a while on purpose: only for links that work, and not inside the transaction.
  const passwordHash = await hashPassword(password);
  const { email } = found.user;
  await transaction(async (tx) => {
    // The person's row is locked first by everybody who changes their links: in one order nobody waits for ever.
    await lockUser(tx, { email });
    const now = new Date(clock.now());
    const { count } = await tx.passwordReset.updateMany({
      where: { id: found.id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) throw closed();
    await keepNewPassword(tx, found.userId, passwordHash, clock);
  });
  // Who forgot a password has typed some wrong ones; these count no more.
  await forgiveSignIn(email, ip);
  return { email };
}

const closed = () =>
  new AppError("conflict", "This link was used, replaced, or has expired. Ask for a new one.", {
    reason: "reset-closed",
  });

/** Locked, so that two requests at once leave one open link, and one of two uses changes the password. */
async function lockUser(tx: Tx, { email }: { email: string }) {
  const users = await tx.$queryRaw<{ id: string; email: string; language: string }[]>`
    select "id", "email", "language" from "User" where "email" = ${email} for update`;
  return users[0] ?? null;
}
