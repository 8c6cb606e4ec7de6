import { expect, it } from "vitest";
import { ask } from "../ask";
import { pageUrl } from "./definition";

it.each([
  [{ part: "path", match: "is", values: ["/pricing"] }, { path: "/pricing/" }, true],
  [{ part: "path", match: "is", values: ["/Pricing/"] }, { path: "/pricing" }, true],
  [{ part: "path", match: "is", values: ["/"] }, { path: "/pricing" }, false],
  [{ part: "path", match: "starts", values: ["/shop/"] }, { path: "/shop/boots" }, true],
  [{ part: "path", match: "glob", values: ["/shop/*/reviews*"] }, { path: "/shop/boots/reviews/2" }, true],
  [{ part: "path", match: "glob", values: ["/shop/*/reviews"] }, { path: "/shop/reviews" }, false],
  [{ part: "path", match: "regex", values: ["^/p/\\d+$"] }, { path: "/p/42" }, true],
  [{ part: "url", match: "contains", values: ["?sale"] }, { url: "https://shop.example/a?SALE=1" }, true],
  [{ part: "url", match: "is", values: ["https://shop.example/"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(pageUrl, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { part: "path", match: "regex", values: ["(a+)+$"] }', () =>
  expect(ask(pageUrl, { part: "path", match: "regex", values: ["(a+)+$"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.0", reason: "slow-regex" }],
  }));

it('refuses { part: "path", match: "glob", values: ["*a*a*a*a*a*a*a*a*a*a*a*"] }', () =>
  expect(
    ask(pageUrl, { part: "path", match: "glob", values: ["*a*a*a*a*a*a*a*a*a*a*a*"] }, {}),
  ).toMatchObject({ ok: false, error: [{ field: "values.0", reason: "slow-regex" }] }));

it('refuses { part: "path", match: "is", values: ["https://shop.example/"] }', () =>
  expect(ask(pageUrl, { part: "path", match: "is", values: ["https://shop.example/"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.0", reason: "out-of-reach" }],
  }));
