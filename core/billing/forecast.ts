/** A forecast of the talk of a whole period, in seconds: as likely above as below `middle`; four of five end between. */
export interface Forecast {
  low: number;
  middle: number;
  high: number;
}

/** Before so many whole days have passed there is nothing to go by. */
export const DAYS_BEFORE_FORECAST = 3;

/**
 * Takes the days that are left to be like those that were: each of them as likely any of the days seen. The middle is
 * the mean; the spread of the sum of `left` such days grows with its root (1.28 standard deviations: four of five),
 * widened for not knowing the mean itself from few days. Weekdays and trends are not looked at: with less than a
 * month of days they would be guessed. null while there is too little to go by.
 *
 * @param days talk of each whole day of the period so far (and, where there are any, of some before), in seconds
 * @param used talk of the period so far, in seconds
 * @param daysLeft days of the period that are not over, as a fraction
 */
export function forecastTalk(days: readonly number[], used: number, daysLeft: number): Forecast | null {
  if (days.length < DAYS_BEFORE_FORECAST) return null;
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
  const variance = days.reduce((sum, day) => sum + (day - mean) ** 2, 0) / (days.length - 1);
  const middle = mean * daysLeft;
  const spread = 1.28 * Math.sqrt(variance * (daysLeft + daysLeft ** 2 / days.length));
  return {
    low: Math.round(used + Math.max(0, middle - spread)),
    middle: Math.round(used + middle),
    high: Math.round(used + middle + spread),
  };
}
