import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAccent, contrast, DEFAULT_ACCENT, textOn } from "./accent";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const theme = fc.constantFrom("light", "dark", "auto" as const);

describe("accent colour", () => {
  it("knows the ends of the scale", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#777777")).toBe(1);
  });
  it("takes the default in every theme", () => {
    for (const name of ["light", "dark", "auto"] as const)
      expect(checkAccent(DEFAULT_ACCENT, name).ok).toBe(true);
  });
  it("refuses pale yellow on a light page, and suggests a darker yellow", () => {
    const check = checkAccent("#fff3a0", "light");
    expect(check.ok).toBe(false);
    expect(checkAccent(check.suggestion ?? "", "light").ok).toBe(true);
    expect(checkAccent("#fff3a0", "dark").ok).toBe(true);
  });
  it("always has readable text", () =>
    fc.assert(fc.property(color, (value) => contrast(value, textOn(value)) >= 4.5)));
  it("only ever suggests what is enough", () =>
    fc.assert(
      fc.property(color, theme, (value, name) => {
        const { ok, suggestion } = checkAccent(value, name);
        return ok ? suggestion === null : suggestion !== null && checkAccent(suggestion, name).ok;
      }),
    ));
});
