import { describe, expect, it } from "vitest";
import { isSamePhone, nationalDigits } from "./same-phone";

describe("the same phone", () => {
  it.each([
    ["+7 (495) 123-45-67", "+74951234567", true],
    ["8 (495) 123-45-67", "+74951234567", true],
    ["4951234567", "+74951234567", true],
    ["(202) 555-0123", "+12025550123", true],
    ["1-202-555-0123", "+12025550123", true],
    ["020 7946 0958", "+442079460958", true],
    ["+49 30 1234567", "+74951234567", false],
    ["(202) 555-0124", "+12025550123", false],
    ["", "+12025550123", false],
    ["call me", "+12025550123", false],
  ])("%s is %s: %s", (written, e164, same) => {
    expect(isSamePhone(written, e164)).toBe(same);
  });

  it("is indexed by its national digits", () => {
    expect(nationalDigits("+74951234567")).toBe("4951234567");
    expect(nationalDigits("+442079460958")).toBe("2079460958");
  });
});
