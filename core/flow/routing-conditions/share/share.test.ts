import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { visitorHash } from "../../runtime/visitor-hash";
import { share } from "./definition";

const isAmong = (percent: number, lot: number) => {
  const asked = ask(share, { percent }, { lot });
  return asked.ok && asked.value;
};

it("takes the lots below its share", () => {
  expect(isAmong(30, 2_999)).toBe(true);
  expect(isAmong(30, 3_000)).toBe(false);
});

it("takes so many of the numbers, and other ones at another node", () => {
  const phones = Array.from({ length: 10_000 }, (_, at) => `+7916${1_000_000 + at}`);
  const chosen = (node: string) => phones.filter((phone) => isAmong(30, visitorHash(node, phone)));
  expect(Math.abs(chosen("a").length / phones.length - 0.3)).toBeLessThan(0.015);
  const both = chosen("a").filter((phone) => isAmong(30, visitorHash("b", phone)));
  expect(Math.abs(both.length / phones.length - 0.09)).toBeLessThan(0.015);
});

it.each([
  [{ percent: 0 }, "too-small"],
  [{ percent: 100 }, "too-large"],
])("refuses %j", (config, reason) =>
  expect(ask(share, config, {})).toMatchObject({ ok: false, error: [{ field: "percent", reason }] }),
);
