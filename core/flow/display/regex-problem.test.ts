import { expect, it } from "vitest";
import { regexProblem } from "./regex-problem";

it.each([
  "^/shop/\\d+$",
  ".*foo.*",
  "^/(products|sale)/[a-z0-9-]+/?$",
  "^https://shop\\.example/(ru|en)/.*\\?ref=.*$",
  "^(/[a-z]+)*$",
  "(\\w+,)+end",
  "(?:ab)+",
  "(?=.*x)[^/]{2,5}",
  "(?<year>\\d{4})",
  "тариф|цены",
])("lets %s pass", (source) => expect(regexProblem(source)).toBeNull());

it.each(["(", "[a-", "a{2,1}", "*"])("refuses %s, which is no pattern", (source) =>
  expect(regexProblem(source)).toMatchObject({ reason: "bad-regex" }),
);

it.each([
  "(a+)+$",
  "(a|a)*$",
  "(a|aa)+$",
  "(a*)*",
  "(\\w+\\s?)*$",
  "([a-z]+\\d*)+z",
  "(x+x+)+y",
  "((ab)?c?)*",
  "(.*)(.*)(.*)(.*)(.*)x",
  "\\w*[a-z]+$",
  "(a)\\1*",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
])("refuses %s, which could hang a page", (source) =>
  expect(regexProblem(source)).toMatchObject({ reason: "slow-regex" }),
);

it("says what is wrong", () => {
  expect(regexProblem("(a+)+")?.message).toBe(
    "This pattern could take very long: in (a+)+ a repetition can read the same text in several ways.",
  );
  expect(regexProblem("(")?.message).toMatch(/^Not a pattern: .+\.$/);
});
