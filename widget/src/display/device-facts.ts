import { readerSource } from "./source";

/** What the visitor holds in their hands, as the browser calls itself. */
export const deviceFacts = () =>
  readerSource({
    device: deviceOf,
    os: () => firstIn(SYSTEMS),
    browser: () => firstIn(BROWSERS),
  });

/** The first whose pattern fits. Each browser also claims to be those that come later here. */
const BROWSERS: [string, RegExp][] = [
  ["yandex", /YaBrowser/],
  ["edge", /Edg(e|A|iOS)?\//],
  ["opera", /OPR\/|Opera/],
  ["samsung", /SamsungBrowser/],
  ["firefox", /Firefox|FxiOS/],
  ["chrome", /Chrom(e|ium)|CriOS/],
  ["safari", /Safari/],
];

const SYSTEMS: [string, RegExp][] = [
  ["ios", /iPhone|iPad|iPod/],
  ["android", /Android/],
  ["windows", /Windows/],
  ["chromeos", /CrOS/],
  ["macos", /Mac OS X|Macintosh/],
  ["linux", /Linux/],
];

function firstIn(names: [string, RegExp][]): string | undefined {
  // An iPad says that it is a Mac, but no Mac has a touch screen.
  if (names === SYSTEMS && isTabletMac()) return "ios";
  return names.find(([, pattern]) => pattern.test(navigator.userAgent))?.[0];
}

const isTabletMac = () => /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;

function deviceOf(): "phone" | "tablet" | "desktop" {
  const agent = navigator.userAgent;
  if (isTabletMac() || /iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return "tablet";
  return /Mobi|iPhone|iPod/.test(agent) ? "phone" : "desktop";
}
