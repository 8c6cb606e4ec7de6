import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, transaction } from "../platform/db";
import { env } from "../platform/env";
import { forgive } from "../platform/rate-limits";
import { demoEmail, requireRealPerson } from "./demo-people";
import { forgiveSignIn, limitAttempts, limitOf, signInPair } from "./limit-attempts";
import { hashPassword, passwordMatches } from "./password";
import { keepNewPassword } from "./password-resets/keep-new-password";

export interface Authorised {
  id: string;
  email: string;
  name: string;
  epoch: number;
}

/**
 * The user whose password this is, or null. One answer for "no such user" and "wrong password". Every try counts
 * before it is judged, so that many at once gain nothing; a success clears the count of its own pair.
 * @throws AppError rate-limited
 */
export async function signInWithPassword(given: {
  email: string;
  password: string;
  ip: string;
}): Promise<Authorised | null> {
  const email = given.email.trim().toLowerCase();
  await limitAttempts("sign-in-address", given.ip);
  await limitAttempts("sign-in-pair", signInPair(email, given.ip));
  await limitAttempts("sign-in-email", email);
  const user = await db().user.findUnique({ where: { email } });
  // Longer ones cannot be anybody's: do not spend time on hashing them.
  const password = given.password.slice(0, 201);
  if (!(await passwordMatches(password, user?.passwordHash ?? null)) || !user) return null;
  await forgiveSignIn(email, given.ip);
  return { id: user.id, email: user.email, name: user.name, epoch: user.sessionEpoch };
}

/** Demo mode's one-click sign-in: the seeded member of the demo workspace with this role. */
export async function signInAsDemo(role: string): Promise<Authorised | null> {
  if (!env().demo) return null;
  const user = await db().user.findUnique({ where: { email: demoEmail(role) } });
  return user && { id: user.id, email: user.email, name: user.name, epoch: user.sessionEpoch };
}

/**
 * Changes one's password and ends every session, the asking one too: it signs in again with the new password.
 * @throws AppError invalid where the current password is wrong, rate-limited, forbidden for the demo's people
 */
export async function changePassword(
  userId: string,
  { current, next }: { current: string; next: string },
  clock: Clock,
): Promise<void> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  requireRealPerson(user.email);
  await limitAttempts("password", userId);
  if (!(await passwordMatches(current, user.passwordHash)))
    throw new AppError("invalid", "The current password is not right.", {
      fields: { current: "wrong-password" },
    });
  const passwordHash = await hashPassword(next);
  await transaction((tx) => keepNewPassword(tx, userId, passwordHash, clock));
  await forgive(limitOf("password", userId));
}

/** The language that mails to this person are written in; pages follow the browser's cookie. */
export async function changeLanguage(userId: string, language: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { language } });
}

/** Changes what others call you. @throws AppError forbidden for the demo's people */
export async function changeName(userId: string, name: string): Promise<void> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  requireRealPerson(user.email);
  await db().user.update({ where: { id: userId }, data: { name } });
}
