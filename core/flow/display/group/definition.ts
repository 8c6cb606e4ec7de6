import { displayParts } from "../parts";

/** Several conditions asked as one. */
export const { group } = displayParts;
