interface ZoneQuestion {
  at: Date;
  /** IANA zones: the one that is shown, and the reader's. */
  shown: string;
  reader: string;
  locale: string;
}

/** The shown zone's short name at that moment ("GMT+3"), or null where the reader's clock shows the same time. */
export function zoneName({ at, shown, reader, locale }: ZoneQuestion): string | null {
  if (offsetName(at, shown) === offsetName(at, reader)) return null;
  return partNamed(new Intl.DateTimeFormat(locale, { timeZone: shown, timeZoneName: "short" }), at);
}

const offsetName = (at: Date, timeZone: string): string =>
  partNamed(new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }), at);

const partNamed = (format: Intl.DateTimeFormat, at: Date): string =>
  format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
