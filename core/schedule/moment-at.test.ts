import { expect, it } from "vitest";
import { momentAt } from "./moment-at";

/** A Tuesday, 15:00 in Moscow. */
const now = Date.UTC(2026, 10, 24, 12);
const timeZone = "Europe/Moscow";

it("finds the next such weekday and time in the zone", () => {
  expect(momentAt({ weekday: 2, minute: 15 * 60 + 1 }, { timeZone, now })).toBe(now + 60_000);
  expect(momentAt({ weekday: 3, minute: 9 * 60 }, { timeZone, now })).toBe(Date.UTC(2026, 10, 25, 6));
});
it("takes next week's where today's is over", () => {
  expect(momentAt({ weekday: 2, minute: 15 * 60 }, { timeZone, now })).toBe(now + 7 * 86_400_000);
  expect(momentAt({ weekday: 1, minute: 0 }, { timeZone, now })).toBe(Date.UTC(2026, 10, 29, 21));
});
