import Papa from "papaparse";
import { parsePhone } from "@/core/phone/phone";

export interface NumbersRead {
  /** E.164, each once. */
  phones: string[];
  /** Lines without a number that can be rung, counted from 1: the first of them. */
  problems: { line: number; text: string }[];
  /** How many there are in all. */
  problemCount: number;
}

const SHOWN_PROBLEMS = 10;

/**
 * Reads numbers out of a CSV with commas, semicolons or tabs, or of plain lines: in each line the first cell that is a
 * number. A title line is no problem. What cannot be read is told, and the rest is taken.
 * @param country ISO 3166-1 alpha-2, in which numbers without a country code are read
 */
export function readNumbers(text: string, country: string): NumbersRead {
  const { data } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: "greedy" });
  const phones = new Set<string>();
  const problems: NumbersRead["problems"] = [];
  for (const [at, row] of data.entries()) {
    const phone = row.map((cell) => phoneIn(cell, country)).find((found) => found !== null);
    if (phone) phones.add(phone);
    else if (at > 0 || /\d/.test(row.join("")))
      problems.push({ line: at + 1, text: row.join(", ").slice(0, 60) });
  }
  return {
    phones: [...phones],
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: problems.length,
  };
}

/** Spreadsheets write long numbers as digits without their plus: these, and only these, are tried with it as well. */
function phoneIn(cell: string, country: string): string | null {
  const typed = cell.trim();
  if (!/\d{5}/.test(typed.replace(/[\s()+.-]/g, ""))) return null;
  const tries = /^\d{10,15}$/.test(typed) ? [typed, `+${typed}`] : [typed];
  for (const text of tries) {
    const phone = parsePhone(text, country);
    if (phone.ok) return phone.value.e164;
  }
  return null;
}
