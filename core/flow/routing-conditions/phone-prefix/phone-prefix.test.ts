import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { phonePrefix } from "./definition";

it.each([
  [{ prefixes: ["+7495", "+7499"] }, { phone: "+74991234567" }, true],
  [{ prefixes: ["+7495", "+7499"] }, { phone: "+79161234567" }, false],
  [{ prefixes: ["+7495"] }, { phone: "+17495551234" }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(phonePrefix, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ prefixes: [] }, "prefixes", "missing"],
  [{ prefixes: ["495"] }, "prefixes.0", "malformed"],
  [{ prefixes: ["+7 495"] }, "prefixes.0", "malformed"],
])("refuses %j", (config, field, reason) =>
  expect(ask(phonePrefix, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
