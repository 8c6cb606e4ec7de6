import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import classes from "./turns-sketch.module.css";

/** Whom six calls in a row would ring, by the place in the team; or what three operators are compared by. */
const SKETCHES: Record<TeamStrategy, { turns: number[] } | { bars: number[]; next: number }> = {
  "longest-idle": { bars: [9, 22, 14], next: 1 },
  "round-robin": { turns: [0, 1, 2, 0, 1, 2] },
  "least-calls": { bars: [18, 12, 6], next: 2 },
  weighted: { turns: [0, 1, 0, 2, 0, 1] },
  "priority-tier": { turns: [0, 0, 0, 1, 1, 2] },
};

/** A team's order at a glance. Says nothing that the words beside it do not. */
export function TurnsSketch({ strategy }: { strategy: TeamStrategy }) {
  const sketch = SKETCHES[strategy];
  return (
    <svg className={classes.sketch} viewBox="0 0 96 24" aria-hidden>
      {"turns" in sketch
        ? sketch.turns.map((who, at) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what it is
              key={at}
              data-who={who}
              cx={8 + at * 16}
              cy={12}
              r={6}
            />
          ))
        : sketch.bars.map((height, at) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what it is
              key={at}
              data-next={at === sketch.next || undefined}
              x={26 + at * 16}
              y={24 - height}
              width={12}
              height={height}
              rx={2}
            />
          ))}
    </svg>
  );
}
