const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const isUnit = (text: string): text is keyof typeof UNIT_MS => text in UNIT_MS;

/** Reads a length of time as the SDK writes it ("2s", "1h30m", "1w2d") in milliseconds; null: not understood. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(text)) return null;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    if (unit && isUnit(unit)) sum += Number(amount) * UNIT_MS[unit];
  }
  return sum;
}

/** Milliseconds from `now` (epoch ms) until a sleep ends, given a length or an ISO date; null: not understood. */
export function parseSleep(text: string, now: number): number | null {
  const length = parseDuration(text);
  if (length !== null) return length;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
