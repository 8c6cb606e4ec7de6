import { describe, expect, it } from "vitest";
import { checkCallerIds } from "../check-caller-ids";
import type { FlowDocument } from "../document";
import { isAsked } from "../node-definition";
import { balance } from "./balance/definition";
import { connectPerson } from "./connect-person/definition";
import { CALL_DEFAULTS, connectTeam } from "./connect-team/definition";
import { readSpoken, soundOf, spokenFields } from "./spoken-definition";

const config = { ...CALL_DEFAULTS, teamId: "team" };

describe("what a call says", () => {
  it("may be absent: a revision of before stays as it is", () => {
    const { order, accept, whisper, ...times } = config;
    const before = Object.fromEntries(
      Object.entries(times).filter(([name]) => /Seconds|Minutes|teamId/.test(name)),
    );
    expect(connectTeam.config.safeParse({ order, accept, whisper, ...before }).success).toBe(true);
  });

  it.each([
    ["a team", connectTeam.config, {}],
    ["a person", connectPerson.config, { who: "owner", operatorId: "" }],
    [
      "several centres",
      balance.config,
      {
        by: "weights",
        centres: [
          { teamId: "a", weight: 1 },
          { teamId: "b", weight: 1 },
        ],
      },
    ],
  ])("has to name the sound that it is to be, at %s", (_, schema, more) => {
    const read = schema.safeParse({
      ...config,
      ...more,
      greetingBy: "sound",
      noticeBy: "sound",
      noticeSoundId: "s",
    });
    expect(read.error?.issues.map(({ path }) => path)).toEqual([["greetingSoundId"]]);
  });

  it("is read as far as it can be", () => {
    expect(readSpoken({ ...config, greetingBy: "words" })).toMatchObject({ greetingBy: "words" });
    expect(readSpoken({ greetingBy: "song" })).toEqual({});
    expect(readSpoken(null)).toEqual({});
    expect([soundOf("sound", "s"), soundOf("words", "s"), soundOf("sound", "")]).toEqual(["s", null, null]);
  });

  const asked = (settings: object) =>
    spokenFields.filter((field) => isAsked(field, { ...settings })).map(({ name }) => name);
  it("asks for no more than is needed", () => {
    expect(asked({})).toEqual(["whisperBy", "whisper", "greetingBy", "record", "notice"]);
    expect(asked({ record: "no", notice: "always", noticeBy: "words" })).not.toContain("noticeWords");
    expect(asked({ notice: "never", noticeBy: "words" })).not.toContain("noticeWords");
    expect(asked({ notice: "countries", noticeBy: "sound" })).toEqual(
      expect.arrayContaining(["noticeCountries", "noticeSoundId"]),
    );
  });
});

it("warns of a caller id that no account has", () => {
  const document: FlowDocument = {
    format: 2,
    kind: "routing",
    nodes: ["+12025550100", "+12025550777", ""].map((callerId, i) => ({
      id: `n${i}`,
      kind: "connect-team",
      position: { x: 0, y: 0 },
      config: { ...config, callerId },
    })),
    edges: [],
    notes: [],
  };
  expect(checkCallerIds(document, ["+12025550100"])).toMatchObject([
    { nodeId: "n1", field: "callerId", severity: "warning", reason: "unknown-caller-id" },
  ]);
});
