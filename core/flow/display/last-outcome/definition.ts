import { OUTCOMES } from "../../../callback/state";
import { choiceCondition } from "../choice-definition";

/** How the visitor's last request on this site ended. */
export const lastOutcome = choiceCondition("last-outcome", "last-outcome", "who", {
  options: OUTCOMES,
  chosen: ["unreached", "nobody-free"],
});
