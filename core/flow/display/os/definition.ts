import { choiceCondition } from "../choice-definition";

/** The device's operating system. */
export const os = choiceCondition("os", "os", "who", {
  options: ["android", "ios", "windows", "macos", "linux", "chromeos"],
  chosen: ["ios"],
});
