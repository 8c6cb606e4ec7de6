import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type VoximplantRig, voximplantRig } from "@/server/testing/vendors/voximplant/voximplant-rig";
import type { PlaceLeg, TelephonyEvent } from "../../port";

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let rig: VoximplantRig;
beforeEach(async () => {
  rig = await voximplantRig({ speed: 150 });
});
afterEach(() => rig.close());

const orderOf = (to: string, more: Partial<PlaceLeg> = {}): PlaceLeg => ({
  legId: "call.c1",
  to,
  from: null,
  ringMs: 30_000,
  callerName: "Shop",
  seat: "customer",
  ...more,
});

async function answerOf(order: PlaceLeg): Promise<TelephonyEvent | undefined> {
  await rig.provider.placeLeg(order);
  const isAnswer = ({ type }: TelephonyEvent) => type === "answered";
  await vi.waitFor(() => expect(rig.events.some(isAnswer)).toBe(true), { timeout: 20_000, interval: 5 });
  return rig.events.find(isAnswer);
}

it.each([
  ["a machine in a country whose machines are known", "+74951234533", true],
  ["a person there", "+74951234539", undefined],
  ["a machine in Kazakhstan", "+77271234533", true],
  ["a machine in Europe", "+4930123433", true],
  ["a machine in a country of which nothing is known", "+81312345633", undefined],
])("hears %s", async (_who, to, machine) => {
  const answer = await answerOf(orderOf(to));
  expect((answer as { machine?: boolean }).machine).toBe(machine);
});

it("does not listen to operators, nor where it is not asked to", async () => {
  const answer = await answerOf(orderOf("+74951234533", { seat: "operator" }));
  expect(answer).not.toHaveProperty("machine");
  const deaf = rig.another({ machineDetection: false });
  expect(deaf.capabilities.machineDetection).toBe(false);
});
