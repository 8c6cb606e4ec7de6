import type { TimelineFact } from "@/core/callback/timeline";

export interface Chapter<Line> {
  /** The try these lines belong to; null for what lies between tries. */
  attempt: number | null;
  lines: Line[];
}

/** A story in chapters: each try from its start to its end, and what came before, between and after. */
export function groupByAttempt<Line extends { fact: TimelineFact }>(story: readonly Line[]): Chapter<Line>[] {
  const chapters: Chapter<Line>[] = [];
  let attempt: number | null = null;
  for (const line of story) {
    if (line.fact.kind === "attempt-started") attempt = line.fact.number;
    const current = chapters.at(-1);
    if (current && current.attempt === attempt) current.lines.push(line);
    else chapters.push({ attempt, lines: [line] });
    if (line.fact.kind === "attempt-ended") attempt = null;
  }
  return chapters;
}
