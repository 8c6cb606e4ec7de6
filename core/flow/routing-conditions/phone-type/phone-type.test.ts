import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { phoneType } from "./definition";

it.each([
  [{ types: ["mobile"] }, { "phone-type": "mobile" }, true],
  [{ types: ["mobile"] }, { "phone-type": "fixed-line" }, false],
  [{ types: ["mobile"] }, { "phone-type": "fixed-or-mobile" }, true],
  [{ types: ["voip"] }, { "phone-type": "fixed-or-mobile" }, false],
  [{ types: ["mobile", "fixed-line"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(phoneType, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ types: [] }, "types", "missing"],
  [{ types: ["fax"] }, "types.0", "malformed"],
])("refuses %j", (config, field, reason) =>
  expect(ask(phoneType, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
