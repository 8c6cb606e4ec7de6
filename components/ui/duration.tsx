"use client";

import { useFormatter } from "next-intl";
import { durationParts } from "./duration-parts";

/** Says a length of time as people do ("8s", "2m 5s", "1 ч 3 мин"). Takes seconds. */
export function useDuration(): (seconds: number) => string {
  const format = useFormatter();
  return (seconds) =>
    durationParts(seconds)
      .map(({ value, unit }) => format.number(value, { style: "unit", unit, unitDisplay: "narrow" }))
      .join(" ");
}

export function Duration({ seconds }: { seconds: number }) {
  const say = useDuration();
  return <span className="tabular">{say(seconds)}</span>;
}
