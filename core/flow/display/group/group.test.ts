import { expect, it } from "vitest";
import { ask } from "../ask";
import { group } from "./definition";

const phone = { kind: "device", not: false, config: { values: ["phone"] } };
const notReturning = { kind: "returning", not: true, config: {} };

it.each([
  ["all", { device: "phone", returning: false }, true],
  ["all", { device: "phone", returning: true }, false],
  ["all", {}, false],
  ["any", { device: "desktop", returning: true }, false],
  ["any", { device: "phone", returning: true }, true],
  // What is not known is not "returning", and so passes where that was turned round.
  ["any", {}, true],
])("%s of a phone and not returning, of %j: %s", (mode, facts, answer) =>
  expect(ask(group, { mode, conditions: [phone, notReturning] }, facts)).toEqual({ ok: true, value: answer }),
);

it("names the field of the condition inside that is wrong", () => {
  const conditions = [phone, { kind: "clicks", not: false, config: { atLeast: 0 } }];
  expect(ask(group, { mode: "all", conditions }, {})).toMatchObject({
    ok: false,
    error: [{ field: "conditions.1.config.atLeast", reason: "too-small", limit: 1 }],
  });
});

it.each([
  [[], "conditions", "missing"],
  [[{ kind: "teleport", not: false, config: {} }], "conditions.0.kind", "unknown-kind"],
  [[{ kind: "score", not: false, config: {} }], "conditions.0.kind", "unknown-kind"],
  [
    [{ kind: "group", not: false, config: { mode: "any", conditions: [] } }],
    "conditions.0.config.conditions",
    "missing",
  ],
])("refuses %j", (conditions, field, reason) =>
  expect(ask(group, { mode: "all", conditions }, {})).toMatchObject({
    ok: false,
    error: [{ field, reason }],
  }),
);

const inside = (mode: string, ...conditions: object[]) => ({
  kind: "group",
  not: false,
  config: { mode, conditions },
});
const nested = {
  mode: "any",
  conditions: [phone, inside("all", notReturning, { ...inside("any", phone, notReturning), not: true })],
};

it.each([
  [{ device: "phone" }, true],
  // Not returning, but then "any" inside holds as well, and it is turned round.
  [{ device: "desktop", returning: false }, false],
  [{ device: "desktop", returning: true }, false],
])("asks groups in groups, of %j: %s", (facts, answer) =>
  expect(ask(group, nested, facts)).toEqual({ ok: true, value: answer }),
);

it("names the field of a condition three groups deep", () => {
  const clicks = { kind: "clicks", not: false, config: { atLeast: 0 } };
  const conditions = [phone, inside("any", phone, inside("all", clicks))];
  expect(ask(group, { mode: "all", conditions }, {})).toMatchObject({
    ok: false,
    error: [
      {
        field: "conditions.1.config.conditions.1.config.conditions.0.config.atLeast",
        reason: "too-small",
        limit: 1,
      },
    ],
  });
});

it("refuses a fourth group inside of the third", () => {
  const conditions = [inside("any", inside("all", inside("any", phone)))];
  expect(ask(group, { mode: "all", conditions }, {})).toMatchObject({
    ok: false,
    error: [
      { field: "conditions.0.config.conditions.0.config.conditions.0.kind", reason: "too-deep", limit: 3 },
    ],
  });
});
