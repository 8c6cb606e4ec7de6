import { factCondition } from "../choice-definition";

/** This visitor has asked for a call before. */
export const requestedBefore = factCondition("requested-before", "requested-before", "who");
