/**
 * How many customers may be on the line without an operator: the chance of each number, from none on. Exact for legs
 * that answer independently of each other (Poisson-binomial).
 */
export type Shortage = number[];

/** Beyond this many the numbers make no difference: the team is lost anyway. */
const MOST = 63;
const NEGLIGIBLE = 1e-4;

export function shortageOf(certain: number): Shortage {
  const chances: Shortage = [];
  for (let count = 0; count < Math.min(MOST, certain); count++) chances.push(0);
  chances.push(1);
  return chances;
}

/** One more customer, who is on the line with this chance. */
export function addCustomer(chances: Shortage, chance: number): void {
  if (chance < NEGLIGIBLE) return;
  if (chances.length <= MOST) chances.push(0);
  for (let count = chances.length - 1; count > 0; count--)
    chances[count] = (chances[count] ?? 0) * (1 - chance) + (chances[count - 1] ?? 0) * chance;
  chances[0] = (chances[0] ?? 0) * (1 - chance);
}

/** One more operator, who is there with this chance, and takes a customer if there is one. */
export function addOperator(chances: Shortage, chance: number): void {
  const most = chances.length - 1;
  if (chance < NEGLIGIBLE || most === 0) return;
  chances[0] = (chances[0] ?? 0) + (chances[1] ?? 0) * chance;
  for (let count = 1; count < most; count++)
    chances[count] = (chances[count] ?? 0) * (1 - chance) + (chances[count + 1] ?? 0) * chance;
  chances[most] = (chances[most] ?? 0) * (1 - chance);
}

/** The chance that at least one customer is without. */
export const someoneWaits = (chances: Shortage): number => 1 - (chances[0] ?? 0);
