import type { OperatorBook } from "../books";

/** In which order a team asks: pure, over what stands in the books. Ties are the dispatcher's to break. */
export interface Strategy {
  /** Negative where it is `a`'s turn before `b`'s. */
  compare(a: OperatorBook, b: OperatorBook): number;
  /**
   * What asking one of those who could be asked changes in what each is owed, by operator. Only a strategy that keeps
   * account has this.
   */
  charge?(could: readonly OperatorBook[], asked: OperatorBook): Record<string, number>;
}
