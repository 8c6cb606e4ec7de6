export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const DROOP_PX = 44;

/**
 * An SVG path from one phone to another: hanging below the two where they stand side by side, otherwise from
 * the bottom of the upper to the top of the lower, so that it shows in the gap between the rows.
 */
export function cablePath(one: Box, other: Box): string {
  const [upper, lower] = one.top <= other.top ? [one, other] : [other, one];
  const from = { x: middle(upper), y: upper.top + upper.height };
  const isSideBySide = lower.top < from.y;
  if (isSideBySide) {
    const to = { x: middle(lower), y: lower.top + lower.height };
    const low = Math.max(from.y, to.y) + DROOP_PX;
    return `M ${from.x} ${from.y} C ${from.x} ${low}, ${to.x} ${low}, ${to.x} ${to.y}`;
  }
  const to = { x: middle(lower), y: lower.top };
  const half = (from.y + to.y) / 2;
  return `M ${from.x} ${from.y} C ${from.x} ${half}, ${to.x} ${half}, ${to.x} ${to.y}`;
}

function middle({ left, width }: Box): number {
  return left + width / 2;
}
