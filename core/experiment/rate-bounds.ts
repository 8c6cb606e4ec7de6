import { plausibleShares, type Range } from "./share-evidence";

/** What became of the visitors of one variant. */
export interface Rate {
  visitors: number;
  /** Of them, those who did it. Each counts once. */
  successes: number;
}

/** Jeffreys' distribution: says next to nothing of a rate, and is at home near 0, where conversations are. */
const PRIOR = { a: 0.5, b: 0.5 };

/** Between which rates the true one lies, valid whenever one looks: with 95 % chance for α = 0.05. 0…1 with nobody. */
export const rateBounds = ({ visitors, successes }: Rate, alpha: number): Range =>
  plausibleShares({ count: successes, total: visitors }, PRIOR, alpha);
