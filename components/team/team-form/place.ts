/** An operator's place in a team. */
export interface Place {
  operatorId: string;
  tier: number;
  weight: number;
}
