import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { formField } from "./definition";

it.each([
  [{ name: "topic", test: "value", match: "is", values: ["Delivery"] }, { "field:topic": "delivery" }, true],
  [
    { name: "topic", test: "value", match: "contains", values: ["refund", "return"] },
    { "field:topic": "I want a refund" },
    true,
  ],
  [
    { name: "topic", test: "value", match: "is", values: ["Delivery"] },
    { "field:department": "Delivery" },
    false,
  ],
  [{ name: "order", test: "present", match: "is", values: [] }, { "field:order": "1" }, true],
  [{ name: "order", test: "present", match: "is", values: [] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(formField, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ name: "", test: "present", match: "is", values: [] }, "name", "missing"],
  [{ name: "topic", test: "value", match: "is", values: [] }, "values", "missing"],
  [{ name: "topic", test: "value", match: "regex", values: ["("] }, "values.0", "bad-regex"],
])("refuses %j", (config, field, reason) =>
  expect(ask(formField, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
