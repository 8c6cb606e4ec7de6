import { textCondition } from "../text-definition";

/** The title of the page, as its browser tab shows it. */
export const pageTitle = textCondition("page-title", "title", "where");
