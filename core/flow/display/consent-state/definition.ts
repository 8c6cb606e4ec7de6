import { choiceCondition } from "../choice-definition";

/** What the visitor told the site's consent platform. */
export const consentState = choiceCondition("consent-state", "consent", "who", {
  options: ["granted", "denied", "unknown"],
  chosen: ["granted"],
});
