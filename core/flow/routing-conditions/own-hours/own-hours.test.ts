import { expect, it } from "vitest";
import { clockFacts } from "../../clock-facts";
import { ask } from "../../display/ask";
import { factsOf } from "../../predicate-facts";
import { ownHours } from "./definition";

const office = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", except: [], timeZone: "Europe/Moscow" };
const night = { ...office, from: "20:00", to: "08:00" };

/** At an instant in UTC; Moscow is three hours ahead. 2026-11-27 is a Friday. */
function isSo(config: typeof office | { except: string[] }, at: string) {
  const hours = { ...office, ...config };
  const answer = ask(ownHours, hours, clockFacts(factsOf(ownHours.predicate(hours)), Date.parse(at)));
  return answer.ok && answer.value;
}

it.each([
  ["2026-11-27T05:59Z", office, false],
  ["2026-11-27T06:00Z", office, true],
  ["2026-11-27T14:59Z", office, true],
  ["2026-11-27T15:00Z", office, false],
  ["2026-11-28T09:00Z", office, false],
  // Friday's night is over on Saturday morning, and Saturday has none.
  ["2026-11-27T17:00Z", night, true],
  ["2026-11-28T04:59Z", night, true],
  ["2026-11-28T05:00Z", night, false],
  ["2026-11-28T18:00Z", night, false],
  ["2026-11-29T23:00Z", night, false],
  ["2026-11-27T09:00Z", { except: ["2026-11-27"] }, false],
  ["2026-11-27T09:00Z", { except: ["11-27", "01-01"] }, false],
  ["2026-11-27T09:00Z", { except: ["2025-11-27"] }, true],
])("%s in %j: %s", (at, config, answer) => expect(isSo(config, at)).toBe(answer));

it.each([
  [{ days: [] }, "days", "missing"],
  [{ to: "09:00" }, "to", "empty-range"],
  [{ from: "9 o'clock" }, "from", "malformed"],
  [{ except: ["soon"] }, "except.0", "malformed"],
  [{ timeZone: "" }, "timeZone", "missing"],
  [{ timeZone: "Moscow" }, "timeZone", "malformed"],
])("refuses %j", (change, field, reason) =>
  expect(ask(ownHours, { ...office, ...change }, {})).toMatchObject({
    ok: false,
    error: [{ field, reason }],
  }),
);
