import { expect, it } from "vitest";
import type { NamedArm } from "./experiment";
import { experimentCsv } from "./experiment-csv";

const arm = (name: string): NamedArm => ({
  id: "a",
  name,
  isHoldOut: false,
  weight: 5_000,
  visitors: 200,
  shown: 180,
  opened: 40,
  requested: 12,
  conversations: 9,
  judged: { id: "a", rate: 0.045, bounds: { from: 0.01, to: 0.1 }, versus: null },
});

it("writes a line a variant, and lets no name break out of its cell or be a formula", () => {
  const csv = experimentCsv([
    arm('Calm, "quiet"'),
    arm("=HYPERLINK(1)"),
    { ...arm("New"), judged: { ...arm("").judged, rate: null } },
  ]);
  expect(csv.split("\r\n")).toEqual([
    "variant,weight,visitors,shown,opened,requested,conversations,conversation_rate,rate_from,rate_to",
    '"Calm, ""quiet""",5000,200,180,40,12,9,0.045,0.01,0.1',
    "'=HYPERLINK(1),5000,200,180,40,12,9,0.045,0.01,0.1",
    "New,5000,200,180,40,12,9,,0.01,0.1",
    "",
  ]);
});
