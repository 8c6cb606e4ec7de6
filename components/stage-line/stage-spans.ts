import type { Stage, StageMark } from "@/core/callback/state";

export interface StageSpan {
  /** Unique within the line: a stage may come several times, once an attempt. */
  key: string;
  stage: Exclude<Stage, "finished">;
  seconds: number;
  /** It is the one that runs now. */
  isRunning: boolean;
}

/**
 * How long each stage took. The last one runs until `now`, unless the callback is finished.
 *
 * @param stages in the order in which they began
 * @param now epoch ms, by the clock that wrote the stages
 */
export function stageSpans(stages: readonly StageMark[], now: number): StageSpan[] {
  return stages.flatMap((mark, index) => {
    if (mark.stage === "finished") return [];
    const next = stages[index + 1];
    const until = next ? Date.parse(next.at) : now;
    return {
      key: `${index}-${mark.stage}`,
      stage: mark.stage,
      seconds: Math.max(0, (until - Date.parse(mark.at)) / 1000),
      isRunning: next === undefined,
    };
  });
}

/** Of a callback that was tried several times: the stages of the try that runs. Each try begins by being requested. */
export const ofThisTry = (stages: readonly StageMark[]): readonly StageMark[] =>
  stages.slice(
    Math.max(
      0,
      stages.findLastIndex(({ stage }) => stage === "requested"),
    ),
  );
