import { factCondition } from "../choice-definition";

/** This visitor was on the site before this visit. */
export const returning = factCondition("returning", "returning", "who");
