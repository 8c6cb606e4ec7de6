import { isLanguage } from "@/i18n/languages";
import { passwordChangedMail } from "../../notify/mails/password-changed";
import type { Clock } from "../../platform/clock";
import type { Tx } from "../../platform/db";
import { env } from "../../platform/env";
import { mailPerson } from "../mail-person";

/**
 * Keeps a new password, however its owner proved to be one: every session and every open link to choose another one
 * ends, and the person is told, in case it was not them.
 */
export async function keepNewPassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  clock: Clock,
): Promise<void> {
  const user = await tx.user.update({
    where: { id: userId },
    data: { passwordHash, sessionEpoch: { increment: 1 } },
  });
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date(clock.now()) },
  });
  const mail = passwordChangedMail(isLanguage(user.language) ? user.language : "en", {
    email: user.email,
    link: `${env().publicUrl}/forgot-password`,
  });
  await mailPerson(tx, user, { key: `password-changed:${user.id}:${user.sessionEpoch}`, ...mail });
}
