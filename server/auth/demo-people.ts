import { AppError } from "../platform/app-error";

/** The seeded people of the demo workspace; the one-click buttons sign in as them. */
const DOMAIN = "@demo.perezvon.example";

export const demoEmail = (role: string): string => `${role}${DOMAIN}`;

export const isDemoPerson = (email: string): boolean => email.endsWith(DOMAIN);

/** @throws AppError forbidden for the demo's own people: without them the next visitor could not try anything. */
export function requireRealPerson(email: string): void {
  if (isDemoPerson(email))
    throw new AppError("forbidden", "The people of the demo stay as they are.", { reason: "demo-person" });
}
