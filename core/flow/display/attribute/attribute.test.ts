import { describe, expect, it } from "vitest";
import { ask } from "../ask";
import { attribute } from "./definition";

const config = (changes: object) => ({ ...Object(attribute.defaults), name: "tier", ...changes });

describe("attribute", () => {
  it.each([
    [{ values: ["gold", "3"] }, { "attribute:tier": "Gold" }, true],
    [{ values: ["gold", "3"] }, { "attribute:tier": 3 }, true],
    [{ values: ["gold"] }, { "attribute:tier": 3 }, false],
    [{ match: "starts", values: ["go"] }, { "attribute:tier": "gold" }, true],
    [{ type: "number", value: 10 }, { "attribute:tier": 10 }, true],
    [{ type: "number", value: 10 }, { "attribute:tier": 9 }, false],
    [{ type: "number", comparison: "between", value: 1, to: 2 }, { "attribute:tier": 1.5 }, true],
    [{ type: "list", values: ["vip", "new"] }, { "attribute:tier": ["New", "eu"] }, true],
    [{ type: "list", values: ["vip", "new"], quantity: "all" }, { "attribute:tier": ["new", "eu"] }, false],
    [{ type: "list", values: ["eu", "new"], quantity: "all" }, { "attribute:tier": ["new", "eu"] }, true],
    [{ type: "yes-no" }, { "attribute:tier": true }, true],
    [{ type: "yes-no" }, { "attribute:tier": false }, false],
    [{ type: "number", comparison: "at-most", value: 5 }, {}, false],
    [{ values: ["gold"] }, { "attribute:plan": "gold" }, false],
  ])("%j of %j: %s", (changes, facts, answer) =>
    expect(ask(attribute, config(changes), facts)).toEqual({ ok: true, value: answer }),
  );
  it.each([
    [{ name: "a b" }, "name", "malformed"],
    [{ name: "a", type: "text", values: [] }, "values", "missing"],
    [{ type: "number", comparison: "between", value: 2, to: 1 }, "to", "empty-range"],
    [{ match: "regex", values: ["("] }, "values.0", "bad-regex"],
  ])("refuses %j", (changes, field, reason) =>
    expect(ask(attribute, config({ values: ["x"], ...changes }), {})).toMatchObject({
      ok: false,
      error: [{ field, reason }],
    }),
  );
});
