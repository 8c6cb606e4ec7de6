/** How many digits of an amount are its minor unit: 2 of dollars, 0 of yen. ISO 4217, either case. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
