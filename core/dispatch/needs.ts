import type { OperatorNeeds } from "../call/wishes";
import type { OperatorBook, WaitingCall } from "./books";

/** What an operator lacks for these needs; null where they meet them. */
export function lacks(
  operator: Pick<OperatorBook, "skills" | "languages">,
  { skill, language }: Pick<OperatorNeeds, "skill" | "language">,
): "language" | "skill" | null {
  if (language !== null && !operator.languages.includes(language)) return "language";
  if (skill === null) return null;
  const name = skill.name.toLowerCase();
  const has = operator.skills.some((own) => own.name.toLowerCase() === name && own.level >= skill.level);
  return has ? null : "skill";
}

/** May be free later, if not now. */
export const mayCome = ({ availability }: Pick<OperatorBook, "availability">): boolean =>
  availability === "free" || availability === "engaged" || availability === "resting";

/**
 * Whether anybody will do: the call asks for nothing, its time to be choosy is over, its customer is on the line
 * already, or nobody who meets the needs can come.
 * @param operators everybody who could be asked for the call, asked ones left out
 */
export function isAnybodyFine(call: WaitingCall, operators: readonly OperatorBook[], now: number): boolean {
  const { needs } = call;
  if (needs === null || call.customerUp || now >= needs.until) return true;
  return !operators.some((operator) => mayCome(operator) && lacks(operator, needs) === null);
}
