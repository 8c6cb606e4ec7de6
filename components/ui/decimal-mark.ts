/** What a language writes between whole numbers and what is left of them: 1.5, or 1,5. */
export const decimalMark = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
