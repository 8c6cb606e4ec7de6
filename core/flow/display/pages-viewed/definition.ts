import { numberCondition } from "../number-definition";

/** How many pages were looked at in this visit, this one included. */
export const pagesViewed = numberCondition("pages-viewed", "pages-viewed", "behaviour", {
  min: 1,
  max: 10_000,
  step: 1,
  value: 3,
});
