/** A dial's risk that a customer who answers finds nobody within the grace, 0 ≤ x ≤ 1. */
export interface DialRisk {
  /** From the legs known at that moment. */
  foreseen: number;
  /** What such a risk comes to. */
  told: number;
}
