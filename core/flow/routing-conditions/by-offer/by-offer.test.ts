import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { byOffer } from "./definition";

it.each([
  [{ offer: "rules/popup" }, true],
  [{ offer: "rules/bar" }, true],
  [{ offer: "other/popup" }, false],
  // The plain button, or a request by API.
  [{}, false],
])("one of two offers, of %j: %s", (facts, answer) =>
  expect(ask(byOffer, { offers: ["rules/popup", "rules/bar"] }, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses none", () =>
  expect(ask(byOffer, { offers: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "offers", reason: "missing" }],
  }));
