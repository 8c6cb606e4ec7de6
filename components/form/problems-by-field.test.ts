import { expect, it } from "vitest";
import { problemsByField } from "./problems-by-field";

const team = { name: "", hours: null, operators: [] };

it("finds the field wherever in the path its name stands", () => {
  expect(problemsByField({ name: "required" }, team)).toEqual({ name: "required" });
  expect(problemsByField({ "team.hours.1.0": "overlap" }, team)).toEqual({ hours: "overlap" });
  expect(problemsByField({ "appearance.color": "not-a-color" }, { color: "" })).toEqual({
    color: "not-a-color",
  });
});

it("takes what names no field for no field's problem", () => {
  expect(problemsByField({ retryAfterSeconds: "40", "": "required", toString: "x" }, team)).toEqual({});
});
