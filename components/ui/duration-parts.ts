export interface DurationPart {
  value: number;
  unit: "hour" | "minute" | "second";
}

/** The one or two units that matter: seconds below an hour, minutes above. Takes seconds, rounded, never below 0. */
export function durationParts(seconds: number): DurationPart[] {
  const total = Math.max(0, Math.round(seconds));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const parts: DurationPart[] = hours
    ? [
        { value: hours, unit: "hour" },
        { value: minutes, unit: "minute" },
      ]
    : [
        { value: minutes, unit: "minute" },
        { value: total % 60, unit: "second" },
      ];
  const said = parts.filter(({ value }) => value > 0);
  return said.length > 0 ? said : [{ value: 0, unit: "second" }];
}
