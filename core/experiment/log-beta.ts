/** Lanczos' coefficients for g = 7 and nine terms: exact to about 15 digits. */
const G = 7;
const TERMS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The natural logarithm of the gamma function, for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = TERMS.reduce((total, term, at) => (at === 0 ? term : total + term / (shifted + at)), 0);
  const base = shifted + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** The logarithm of the multivariate beta function: of two numbers, the beta function. Every number is above 0. */
export const logBeta = (parts: readonly number[]): number =>
  parts.reduce((sum, part) => sum + logGamma(part), 0) - logGamma(parts.reduce((sum, part) => sum + part, 0));

/** x · log y, which is 0 where x is, whatever y is. */
export const timesLog = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(y));
