/** The calendar day of a moment in a zone, as addresses carry it: 2026-11-22 */
export const dayOf = (at: Date, timeZone: string): string =>
  // Swedish writes dates as ISO 8601 does.
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
