import { expect, it } from "vitest";
import { compile } from "../compile";
import { callTo, place, routingFlow } from "../templates/template";
import { factsChosen } from "./facts-chosen";
import { rehearse } from "./rehearse";

const AT = Date.UTC(2026, 10, 24, 12);
const always = { hours: null, holidays: [], timeZone: "UTC" };
const never = { ...always, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };

/** Conditions in a row, each of which has to hold for a call. */
function programOf(...asked: [kind: string, config: object][]) {
  const ids = asked.map((_, at) => `asks-${at}`);
  const compiled = compile(
    routingFlow(
      [
        place("start", "start", [0, 0]),
        ...asked.map(([kind, config], at) => place(`asks-${at}`, kind, [at + 1, 0], { ...config })),
        place("call", "connect-team", [9, 0], callTo("sales")),
        place("tell", "give-up", [9, 1], { teamId: "sales" }),
      ],
      [
        "start.next>asks-0",
        ...ids.flatMap((id, at) => [`${id}.yes>${ids[at + 1] ?? "call"}`, `${id}.no>tell`]),
        ...["unreached", "nobody-free", "closed", "failed"].map((port) => `call.${port}>tell`),
      ],
    ),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.program;
}

it("asks for what nothing else tells, each once, and for the number by which lots are drawn", () =>
  expect(
    factsChosen(
      programOf(
        ["share", { percent: 50 }],
        ["phone-prefix", { prefixes: ["+7"] }],
        ["form-field", { name: "topic", test: "present", match: "is", values: [] }],
        ["operators-free", { teamId: "sales", atLeast: 1 }],
        ["business-hours", { teamId: "sales" }],
        ["attempts", { comparison: "at-most", value: 3, to: 3 }],
        ["request-age", { atLeastMinutes: 5 }],
      ),
    ),
  ).toEqual(["field:topic", "operators-free:sales", "phone"]));

it("knows by the played clock whether a team is open: a closed one has nobody free, whatever was chosen", () => {
  const program = programOf(
    ["business-hours", { teamId: "sales" }],
    ["operators-free", { teamId: "sales", atLeast: 2 }],
  );
  const answers = (team: typeof always | typeof never, free: number) => {
    const facts = { "operators-free:sales": free };
    const setting = { at: AT, scheduledFor: null, teams: new Map([["sales", team]]), facts };
    const { story } = rehearse(program, setting, []).rehearsal;
    return story.flatMap((scene) => (scene.kind === "decided" ? [scene.isSo] : []));
  };
  expect(answers(always, 2)).toEqual([true, true]);
  expect(answers(always, 1)).toEqual([true, false]);
  expect(answers(never, 2)).toEqual([false]);
});

it("knows of no wait for a team that is closed", () => {
  const program = programOf(["expected-wait", { teamId: "sales", atMostSeconds: 30 }]);
  const isSoon = (team: typeof always | typeof never) => {
    const facts = { "expected-wait:sales": 20 };
    const setting = { at: AT, scheduledFor: null, teams: new Map([["sales", team]]), facts };
    return rehearse(program, setting, []).rehearsal.path.some(({ port }) => port === "yes");
  };
  expect([isSoon(always), isSoon(never)]).toEqual([true, false]);
});
