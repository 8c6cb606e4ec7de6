import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { attempts } from "./definition";

it.each([
  [{ comparison: "at-least", value: 2, to: 2 }, { attempts: 2 }, true],
  [{ comparison: "at-least", value: 2, to: 2 }, { attempts: 1 }, false],
  [{ comparison: "exactly", value: 0, to: 0 }, { attempts: 0 }, true],
  [{ comparison: "between", value: 1, to: 3 }, { attempts: 4 }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(attempts, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ comparison: "at-least", value: 26, to: 2 }, "value", "too-large"],
  [{ comparison: "between", value: 3, to: 1 }, "to", "empty-range"],
])("refuses %j", (config, field, reason) =>
  expect(ask(attempts, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
