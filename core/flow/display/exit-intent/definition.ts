import { factCondition } from "../choice-definition";

/** The visitor is about to leave: the pointer went out at the top, or on a phone the page was swiped up fast. */
export const exitIntent = factCondition("exit-intent", "exit-intent", "behaviour");
