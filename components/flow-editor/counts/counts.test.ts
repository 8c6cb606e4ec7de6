import { expect, it } from "vitest";
import { wayCounts } from "./counts";

it("a way's share is of those who left the step, and a step of one way has none", () =>
  expect([...wayCounts({ "start/next": 40, "ads/yes": 10, "ads/no": 30, "a/b/yes": 3 })]).toEqual([
    ["start/next", { count: 40, share: null }],
    ["ads/yes", { count: 10, share: 25 }],
    ["ads/no", { count: 30, share: 75 }],
    ["a/b/yes", { count: 3, share: null }],
  ]));
