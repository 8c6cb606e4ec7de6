import { expect, it } from "vitest";
import { zoneName } from "./zone-name";

const winter = new Date("2026-01-15T12:00:00Z");
const summer = new Date("2026-07-15T12:00:00Z");

it("says nothing where both clocks show the same", () => {
  expect(zoneName({ at: winter, shown: "Europe/Berlin", reader: "Europe/Paris", locale: "en" })).toBeNull();
  expect(zoneName({ at: winter, shown: "Europe/London", reader: "UTC", locale: "en" })).toBeNull();
});

it("names the zone where they differ, at that moment", () => {
  expect(zoneName({ at: summer, shown: "Europe/London", reader: "UTC", locale: "en-US" })).toBe("GMT+1");
  expect(zoneName({ at: winter, shown: "Europe/Moscow", reader: "UTC", locale: "ru" })).toBe("GMT+3");
});
