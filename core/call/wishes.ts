/** Whom a call would like to have as its operator, beside whose turn it is. Times are epoch ms. Plain JSON. */
export interface OperatorWishes {
  /** Who talked with this customer last: asked first where free, and waited for until then. */
  sticky: { operatorId: string; until: number } | null;
  needs: OperatorNeeds | null;
  /** Whose operators are asked as well, from then on or once nobody of the own team can come. */
  reserve: { teamId: string; from: number } | null;
}

export const NO_WISHES: OperatorWishes = { sticky: null, needs: null, reserve: null };

export interface Skill {
  /** As the workspace calls it; compared without regard to case. */
  name: string;
  /** 1 (basic) to 5 (expert) */
  level: number;
}

/** What the operator of a call should be able to. */
export interface OperatorNeeds {
  skill: Skill | null;
  /** ISO 639-1; null: any. */
  language: string | null;
  /** From then on anybody will do. */
  until: number;
}
