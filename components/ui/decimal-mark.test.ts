import { expect, it } from "vitest";
import { decimalMark } from "./decimal-mark";

it("writes half as each language does", () => {
  expect(decimalMark("en")).toBe(".");
  expect(decimalMark("ru")).toBe(",");
});
