import { expect, it } from "vitest";
import type { WaitUntil } from "../flow/runtime/node-step";
import { waitEnd } from "./wait-end";

const at = (text: string) => Date.parse(`2026-11-24T${text}:00Z`); // a Tuesday
const day = [{ from: "09:00", to: "17:00" }];
const office = {
  hours: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  holidays: [],
  timeZone: "UTC",
};
const never = { ...office, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
const opening = (afterMs?: number): WaitUntil => ({
  kind: "opening",
  teamId: "t",
  ...(afterMs ? { afterMs } : {}),
});
const minutes = (count: number, teamId?: string): WaitUntil => ({
  kind: "minutes",
  minutes: count,
  ...(teamId ? { teamId } : {}),
});
const HOUR = 3_600_000;

it.each([
  ["an instant", { kind: "instant", at: at("12:00") } satisfies WaitUntil, office, "12:00"],
  [
    "an instant in the hours",
    { kind: "instant", at: at("12:00"), teamId: "t" } satisfies WaitUntil,
    office,
    "12:00",
  ],
  [
    "an instant outside of them",
    { kind: "instant", at: at("07:30"), teamId: "t" } satisfies WaitUntil,
    office,
    "09:00",
  ],
  ["minutes at any hour", minutes(60), null, "07:00"],
  ["minutes that end in the hours", minutes(240, "t"), office, "10:00"],
  ["minutes that end before the opening", minutes(60, "t"), office, "09:00"],
  ["an opening", opening(), office, "09:00"],
  ["a while after it", opening(HOUR / 2), office, "09:30"],
  ["so long after it that the team is closed again", opening(12 * HOUR), office, "09:00"],
] as const)("%s", (_what, until, team, expected) =>
  expect(waitEnd(until, team, at("06:00"))).toBe(at(expected)),
);

it("never comes where the team never opens, or is gone", () => {
  expect(waitEnd(opening(), never, at("06:00"))).toBeNull();
  expect(waitEnd(opening(), null, at("06:00"))).toBeNull();
  expect(waitEnd({ kind: "instant", at: at("12:00"), teamId: "t" }, never, at("06:00"))).toBeNull();
  expect(waitEnd(minutes(5, "t"), never, at("06:00"))).toBeNull();
});
