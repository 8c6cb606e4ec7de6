import { choiceCondition } from "../choice-definition";

/** The visitor's browser. */
export const browser = choiceCondition("browser", "browser", "who", {
  options: ["chrome", "safari", "firefox", "edge", "yandex", "opera", "samsung"],
  chosen: ["chrome"],
});
