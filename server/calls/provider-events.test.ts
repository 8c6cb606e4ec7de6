import { expect, it } from "vitest";
import type { TelephonyEvent } from "../telephony/port";
import { signalsOf } from "./provider-events";

const account = { id: "account", provider: "any" };
const rang = (at: number): TelephonyEvent => ({ id: `${at}`, at, legId: "call.c1", type: "ringing" });

it("takes nothing for later than it is told: deadlines are reckoned from it, and clocks differ", () => {
  const signals = signalsOf(account, [rang(1_000), rang(61_000)], 2_000);
  expect(signals.map(({ signal }) => signal.at)).toEqual([1_000, 2_000]);
});
