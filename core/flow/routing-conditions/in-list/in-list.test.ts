import { expect, it } from "vitest";
import { preparePredicate } from "../../runtime/prepare-predicate";
import { inList } from "./definition";

const isOn = preparePredicate(inList.predicate({ listId: "vip" }));

it.each([
  ["on it", { "in-list:vip": true }, true],
  ["not on it", { "in-list:vip": false }, false],
  ["on another", { "in-list:block": true }, false],
  ["on a list that is gone", {}, false],
])("%s", (_what, facts, expected) => expect(isOn(facts)).toBe(expected));

it("asks for a list", () =>
  expect(inList.config.safeParse(inList.defaults).error?.issues).toMatchObject([{ path: ["listId"] }]));
