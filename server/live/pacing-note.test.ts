import { describe, expect, it } from "vitest";
import { type KeptExpectation, pacingNote } from "./pacing-note";

const kept: KeptExpectation = {
  at: 1_000,
  leading: null,
  waiting: 2,
  ringing: 1,
  answered: 0,
  operatorsOnLine: 1,
  operatorsRinging: 2,
  operatorsFree: 3,
  pickUpSeconds: 6.5,
  answerShare: 0.476,
  answerSeconds: 12.5,
  risk: 0.0042,
  lately: { answered: 200, abandoned: 1 },
  budget: 0.0067,
};

describe("what a board says of a team's pacing", () => {
  it("is what was expected with the last decision, as people count", () => {
    expect(pacingNote(kept, 2_000)).toEqual({
      leading: null,
      operatorsOnLine: 1,
      operatorsRinging: 2,
      customersRinging: 1,
      pickUpSeconds: 6.5,
      answerSeconds: 12.5,
      answerPercent: 48,
      riskPercent: 0.4,
      lately: { answered: 200, abandoned: 1 },
    });
  });

  it("is nothing where nothing was decided lately, or ever", () => {
    expect(pacingNote(kept, 61_001)).toBeNull();
    expect(pacingNote(null, 0)).toBeNull();
    expect(pacingNote({ at: 1_000, leading: null }, 1_000)).toBeNull();
  });
});
