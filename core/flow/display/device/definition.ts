import { choiceCondition } from "../choice-definition";

/** What the visitor holds or sits at. */
export const device = choiceCondition("device", "device", "who", {
  options: ["phone", "tablet", "desktop"],
  chosen: ["phone"],
});
