import { describe, expect, it } from "vitest";
import type { Schedule } from "@/core/schedule/hours";
import { type OperatorFacts, tellStatus, UNTIL_RESUMED } from "./tell-status";

const now = new Date("2026-11-23T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const always: Schedule = { hours: null, holidays: [], timeZone: "UTC" };
const closedToday: Schedule = { ...always, holidays: [{ date: "2026-11-23" }] };
const rested: OperatorFacts = {
  lease: null,
  pausedUntil: null,
  pausedSince: null,
  pauseReason: null,
  restingUntil: null,
  idleSince: minutes(-7),
  isDisconnected: false,
  schedules: [always],
};
const lease = (phase: string, joinedAt: Date | null = null) => ({
  acquiredAt: minutes(-1),
  expiresAt: minutes(1),
  call: { phase, joinedAt, callbackId: "c1" },
});

describe("what an operator is doing", () => {
  it.each([
    ["operator-ringing", null, "ringing"],
    ["operator-answered", null, "connecting"],
    ["customer-ringing", null, "connecting"],
    ["talking", minutes(-1), "talking"],
    ["ending", minutes(-1), "resting"],
  ])("in a call that is %s", (phase, joinedAt, kind) => {
    const facts = {
      ...rested,
      lease: lease(phase, joinedAt),
      pausedUntil: minutes(5),
      schedules: [closedToday],
    };
    expect(tellStatus(facts, now)).toMatchObject({ kind, callbackId: "c1" });
  });

  it("following a talk of others", () => {
    const supervision = { callbackId: "c1" };
    const facts = { ...rested, lease: { ...lease("talking"), call: null, supervision } };
    expect(tellStatus(facts, now)).toMatchObject({ kind: "listening", callbackId: "c1", since: minutes(-1) });
  });

  it("a lapsed lease belongs to nobody", () => {
    const facts = { ...rested, lease: { ...lease("talking"), expiresAt: now } };
    expect(tellStatus(facts, now)).toMatchObject({ kind: "free", since: minutes(-7) });
  });

  it("a pause ends at its time, and one without an end has none", () => {
    expect(tellStatus({ ...rested, pausedUntil: minutes(5) }, now)).toMatchObject({
      kind: "paused",
      until: minutes(5),
    });
    expect(tellStatus({ ...rested, pausedUntil: UNTIL_RESUMED }, now)).toMatchObject({
      kind: "paused",
      until: null,
    });
    expect(tellStatus({ ...rested, pausedUntil: now }, now).kind).toBe("free");
  });

  it("says since when and why somebody is paused, and nothing that is no reason", () => {
    const paused = { ...rested, pausedUntil: minutes(5), pausedSince: minutes(-2), pauseReason: "lunch" };
    expect(tellStatus(paused, now)).toMatchObject({ since: minutes(-2), reason: "lunch" });
    expect(tellStatus({ ...paused, pauseReason: "fishing" }, now).reason).toBeNull();
  });

  it("is off hours only where every schedule is closed, and says when the first opens", () => {
    expect(tellStatus({ ...rested, schedules: [closedToday, always] }, now).kind).toBe("free");
    expect(tellStatus({ ...rested, schedules: [closedToday] }, now)).toMatchObject({
      kind: "off-hours",
      until: new Date("2026-11-24T00:00:00Z"),
    });
  });

  it("is not connected where the browser is not there, unless a call runs or they paused", () => {
    const away = { ...rested, isDisconnected: true, restingUntil: minutes(1) };
    expect(tellStatus(away, now).kind).toBe("disconnected");
    expect(tellStatus({ ...away, pausedUntil: minutes(1) }, now).kind).toBe("paused");
    expect(tellStatus({ ...away, lease: lease("operator-ringing") }, now).kind).toBe("ringing");
  });

  it("rests until the rest is over", () => {
    expect(tellStatus({ ...rested, restingUntil: minutes(1) }, now)).toMatchObject({
      kind: "resting",
      until: minutes(1),
    });
  });
});
