import { createContext } from "react";

/** Over how long it is counted. */
export const SPANS = ["day", "month"] as const;
export type Span = (typeof SPANS)[number];

/** How many visitors, or callbacks, left a step by each way out, as "nodeId/port". */
export type Ways = Readonly<Record<string, number>>;

/** One way's number, and how many percent of those who left the step that is; null where there was one way only. */
export interface WayCount {
  count: number;
  share: number | null;
}

/** Every way that was counted, by "nodeId/port". A step's shares sum up to a hundred. */
export function wayCounts(ways: Ways): ReadonlyMap<string, WayCount> {
  const left = new Map<string, { total: number; ways: number }>();
  // Which team was given a call ("to:<team>") is counted beside how it ended.
  const nodeOf = (key: string) => key.slice(0, key.lastIndexOf("/") + (key.includes("/to:") ? 4 : 0));
  for (const [key, count] of Object.entries(ways)) {
    const { total, ways: known } = left.get(nodeOf(key)) ?? { total: 0, ways: 0 };
    left.set(nodeOf(key), { total: total + count, ways: known + 1 });
  }
  return new Map(
    Object.entries(ways).map(([key, count]) => {
      const from = left.get(nodeOf(key));
      const share = from && from.ways > 1 ? (count / from.total) * 100 : null;
      return [key, { count, share }];
    }),
  );
}

interface Counts {
  span: Span;
  ways: ReadonlyMap<string, WayCount>;
}

/** Null: nothing was counted. */
export const CountsContext = createContext<Counts | null>(null);
