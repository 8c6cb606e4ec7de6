import { decimalMark } from "@/components/ui/decimal-mark";

/** Numbers one after another, as the language writes them: "0.5, 2, 10", or "0,5; 2; 10" where a comma parts a number. */
export function numberRow(numbers: readonly number[], locale: string): string {
  const mark = decimalMark(locale);
  const hasMark = mark === "," && numbers.some((number) => !Number.isInteger(number));
  return numbers.map((number) => String(number).replace(".", mark)).join(hasMark ? "; " : ", ");
}
