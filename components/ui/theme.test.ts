import { describe, expect, it } from "vitest";
import { ANSWER_GROUND, PRIMARY, SURFACES, TONE_COLORS, TONES } from "./theme";

/** Relative luminance of WCAG 2.2, of a colour like #1a2b3c. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("the %s scheme", (scheme) => {
  const surface = SURFACES[scheme];

  it.each(["body", "raised"] as const)("carries text, dimmed text and links on %s at 4.5 : 1", (ground) => {
    for (const ink of [surface.text, surface.dimmed, surface.link])
      expect(contrast(ink, surface[ground]), ink).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)("carries %s text on its own fill and on the page at 4.5 : 1", (tone) => {
    const { text, fill } = TONE_COLORS[tone][scheme];
    for (const ground of [fill, surface.body, surface.raised])
      expect(contrast(text, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)("draws %s lines that can be seen at 3 : 1", (tone) => {
    expect(contrast(TONE_COLORS[tone][scheme].line, surface.body)).toBeGreaterThanOrEqual(3);
  });

  it("carries white on the primary button at 4.5 : 1", () => {
    expect(contrast("#ffffff", PRIMARY[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it("carries white on the button that takes a call at 4.5 : 1", () => {
    expect(contrast("#ffffff", ANSWER_GROUND)).toBeGreaterThanOrEqual(4.5);
  });
});
