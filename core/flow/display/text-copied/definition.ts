import { factCondition } from "../choice-definition";

/** Something on the page was copied: a number or a name that will be looked up elsewhere. */
export const textCopied = factCondition("text-copied", "text-copied", "behaviour");
