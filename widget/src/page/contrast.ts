const BLACK = "#000000";
const WHITE = "#ffffff";

/** Black or white, whichever reads better on the colour: one of them always has 4.5 : 1 (WCAG). Not a hex colour: white on our own violet. */
export function textOn(color: string): string {
  const light = luminance(color);
  return (light + 0.05) / (luminance(BLACK) + 0.05) > 1.05 / (light + 0.05) ? BLACK : WHITE;
}

/** `#abc` or `#aabbcc` as it is; anything else is no colour of ours, so the default. */
export function safeColor(color: string): string {
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color) ? color : "#5b3fd1";
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
