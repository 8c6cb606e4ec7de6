/** The site's own colour in the widget: readable, and seen against the page. WCAG 2.2 in sRGB. */

/** Text on it, and what it stands out against, by theme: the widget's own surfaces. */
const SURFACES = { light: ["#ffffff"], dark: ["#1b1d23"], auto: ["#ffffff", "#1b1d23"] } as const;
/** WCAG 1.4.11: a control against what is around it. */
const ENOUGH = 3;

export const DEFAULT_ACCENT = "#675ad9";

export interface AccentCheck {
  ok: boolean;
  /** The worst contrast against the theme's surfaces, 1 to 21. */
  ratio: number;
  /** The nearest lightness of the same hue that is enough; null where it is enough already. */
  suggestion: string | null;
}

/** Whether a button of this colour can be seen in the theme. Text on it always can: see `textOn`. */
export function checkAccent(color: string, theme: keyof typeof SURFACES): AccentCheck {
  const ratio = worst(color, theme);
  if (ratio >= ENOUGH) return { ok: true, ratio, suggestion: null };
  for (let step = 1; step <= 100; step++)
    for (const mixed of [mix(color, "#000000", step / 100), mix(color, "#ffffff", step / 100)])
      if (worst(mixed, theme) >= ENOUGH) return { ok: false, ratio, suggestion: mixed };
  return { ok: false, ratio, suggestion: DEFAULT_ACCENT };
}

/** Black or white, whichever reads better; one of them always has at least 4.5 : 1. */
export const textOn = (color: string): "#000000" | "#ffffff" =>
  contrast(color, "#000000") > contrast(color, "#ffffff") ? "#000000" : "#ffffff";

/** Contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

const worst = (color: string, theme: keyof typeof SURFACES): number =>
  Math.min(...SURFACES[theme].map((surface) => contrast(color, surface)));

const channels = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(color: string, other: string, share: number): string {
  const target = channels(other);
  const mixed = channels(color).map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
