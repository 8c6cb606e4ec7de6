import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { knownCustomer } from "./definition";

it.each([
  [{ before: "talked" }, { "earlier-requests": 3, "earlier-talks": 1 }, true],
  [{ before: "talked" }, { "earlier-requests": 3, "earlier-talks": 0 }, false],
  [{ before: "asked" }, { "earlier-requests": 3, "earlier-talks": 0 }, true],
  [{ before: "asked" }, { "earlier-requests": 0, "earlier-talks": 0 }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(knownCustomer, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([[{ before: "bought" }, "before", "malformed"]])("refuses %j", (config, field, reason) =>
  expect(ask(knownCustomer, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
