import { describe, expect, it } from "vitest";
import { cablePath } from "./cable-path";
import { clockFace } from "./clock-face";

const phone = (left: number, top: number) => ({ left, top, width: 100, height: 200 });

describe("a cable", () => {
  it("hangs below two phones that stand side by side", () => {
    expect(cablePath(phone(0, 0), phone(300, 0))).toBe("M 50 200 C 50 244, 350 244, 350 200");
  });

  it("goes from the upper phone's foot to the lower one's head, whichever comes first", () => {
    const path = "M 50 200 C 50 225, 50 225, 50 250";
    expect(cablePath(phone(0, 0), phone(0, 250))).toBe(path);
    expect(cablePath(phone(0, 250), phone(0, 0))).toBe(path);
  });
});

describe("the clock face", () => {
  it("shows minutes and seconds, and never less than nothing", () => {
    expect([0, 9_999, 75_400, 3_600_000, -500].map(clockFace)).toEqual([
      "0:00",
      "0:09",
      "1:15",
      "60:00",
      "0:00",
    ]);
  });
});
