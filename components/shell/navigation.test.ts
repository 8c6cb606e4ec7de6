import { describe, expect, it } from "vitest";
import { ABILITIES } from "@/server/workspaces/policy";
import { isAt, placesFor, railOf } from "./navigation";

const keys = (abilities: string[], isOperator = false) =>
  placesFor(abilities, isOperator).map(({ key }) => key);

describe("places", () => {
  it("gives operators their console and their leads, and a member who is none no console", () => {
    expect(keys(["leads:read-own", "operator:self"], true)).toEqual(["console", "leads"]);
    expect(keys(["leads:read-own", "operator:self"])).toEqual(["leads"]);
  });
  it("keeps the rail's order", () => {
    expect(keys(["settings:read", "team:read", "leads:read"])).toEqual([
      "today",
      "leads",
      "team",
      "settings",
    ]);
  });
});

describe("the rail", () => {
  const rail = (abilities: string[]) => railOf(placesFor(abilities, false)).map(({ key }) => key);
  it("leaves what is within a place to that place's page", () => {
    expect(rail(["leads:read", "live:watch"])).toEqual(["today", "leads"]);
  });
  it("shows it to whoever cannot go to that place", () => {
    expect(rail(["live:watch"])).toEqual(["live"]);
  });
  it("has at most eight entries for somebody who may do everything and takes no calls", () => {
    expect(railOf(placesFor(ABILITIES, false)).length).toBeLessThanOrEqual(8);
  });
});

describe("isAt", () => {
  const [today, leads] = placesFor(["leads:read"], false);
  it("takes pages below a place for the place, but not for Today", () => {
    if (!today || !leads) throw new Error("both places are open to leads:read");
    expect(isAt("/acme/leads/42", "acme", leads)).toBe(true);
    expect(isAt("/acme/leads-old", "acme", leads)).toBe(false);
    expect(isAt("/acme/leads/42", "acme", today)).toBe(false);
    expect(isAt("/acme", "acme", today)).toBe(true);
    expect(isAt("/acme/live", "acme", today)).toBe(true);
    expect(isAt("/acme/live", "acme", leads)).toBe(false);
  });
});
