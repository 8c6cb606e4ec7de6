import { singleConditionOf } from "./conditions";
import { createParts } from "./part-definition";

/** How display conditions stand inside of groups and scores. */
export const displayParts = createParts(singleConditionOf);
