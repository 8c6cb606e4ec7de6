import { expect, it } from "vitest";
import { affects } from "./affected-queries";

it("reads the domain out of a tRPC query key", () => {
  const list = [["leads", "list"], { input: { page: 1 }, type: "query" }];
  expect(affects(["callback"], list)).toBe(true);
  expect(affects(["operator"], list)).toBe(false);
  expect(affects(["operator", "callback"], list)).toBe(true);
  expect(affects(["callback"], ["something else"])).toBe(false);
});
