import { describe, expect, it } from "vitest";
import type { Availability, OperatorBook, WaitingCall } from "./books";
import { dispatch } from "./dispatch";
import { books, call, operator, RESERVE } from "./model/sample-books";

/** Who is asked in one look for one call; "waits" and the reason of a refusal where nobody is. */
function askedFor(wish: Partial<WaitingCall>, staff: OperatorBook[], now = 1000): string {
  const decisions = dispatch(books([call("a", wish)], staff), now);
  const words = decisions.map((one) =>
    one.type === "assign"
      ? `${one.operatorId} ${one.because}${one.needs ? ` ${one.needs}` : ""}`
      : one.type === "refuse"
        ? one.because
        : one.type,
  );
  return words.join(", ") || "waits";
}

describe("the one who talked with the customer last", () => {
  const sticky = { operatorId: "boris", until: 5000 };
  const staff = (availability: Availability) => [
    operator("anna"),
    operator("boris", { idleSince: 900, availability }),
  ];
  it.each<[Availability, Partial<WaitingCall>, number, string]>([
    ["free", {}, 1000, "boris sticky"],
    ["free", {}, 9000, "boris sticky"],
    ["engaged", {}, 1000, "waits"],
    ["resting", {}, 1000, "waits"],
    ["engaged", {}, 5000, "anna longest-idle"],
    ["paused", {}, 1000, "anna longest-idle"],
    ["off-hours", {}, 1000, "anna longest-idle"],
    ["free", { tried: ["boris"] }, 1000, "anna longest-idle"],
    ["engaged", { order: "customer-first", customerUp: true }, 1000, "anna longest-idle"],
    ["engaged", { ringing: 1, atOnce: 2 }, 1000, "anna longest-idle"],
  ])("%s, with %j at %d: %s", (availability, more, now, answer) => {
    expect(askedFor({ sticky, ...more }, staff(availability), now)).toBe(answer);
  });
  it("comes after the owner", () => {
    expect(askedFor({ sticky, ownerId: "anna" }, staff("free"))).toBe("anna owner");
  });
  it("is not waited for by the others", () => {
    const calls = [call("theirs", { sticky }), call("next", { requestedAt: 1 })];
    expect(dispatch(books(calls, staff("engaged")), 1000)).toMatchObject([
      { callId: "next", operatorId: "anna" },
    ]);
  });
});

describe("skills and languages", () => {
  const tax = (level: number) => [{ name: "Tax", level }];
  const needs = { skill: { name: "tax", level: 3 }, language: "de", until: 5000 };
  const able = (more: Partial<OperatorBook> = {}) =>
    operator("able", { skills: tax(3), languages: ["en", "de"], idleSince: 999, ...more });
  it.each<[string, OperatorBook[], number, string]>([
    ["somebody who has both", [operator("any"), able()], 1000, "able longest-idle met"],
    ["them first after the wait too", [operator("any"), able()], 9000, "able longest-idle met"],
    ["nobody while they are busy", [operator("any"), able({ availability: "engaged" })], 1000, "waits"],
    [
      "anybody after the wait",
      [operator("any"), able({ availability: "engaged" })],
      5000,
      "any longest-idle waived",
    ],
    [
      "anybody at once where they are on a pause",
      [operator("any"), able({ availability: "paused" })],
      1000,
      "any longest-idle waived",
    ],
    ["anybody at once where nobody has it", [operator("any")], 1000, "any longest-idle waived"],
    ["nobody less able", [operator("any"), able({ skills: tax(2) })], 1000, "any longest-idle waived"],
    [
      "nobody of another language",
      [operator("any"), able({ languages: ["en"] })],
      1000,
      "any longest-idle waived",
    ],
  ])("asks %s", (_who, staff, now, answer) => {
    expect(askedFor({ needs }, staff, now)).toBe(answer);
  });
  it("does not let a customer on the line wait for it", () => {
    const staff = [operator("any"), able({ availability: "engaged" })];
    expect(askedFor({ needs, order: "customer-first", customerUp: true }, staff)).toBe(
      "any longest-idle waived",
    );
  });
});

describe("a reserve team", () => {
  const reserve = { teamId: RESERVE, from: 5000 };
  const helper = operator("helper", { teamId: RESERVE });
  it.each<[string, Availability | null, Partial<WaitingCall>, number, string]>([
    ["is left alone while the own team may come", "engaged", {}, 1000, "waits"],
    ["helps when its time has come", "engaged", {}, 5000, "helper longest-idle"],
    ["comes after the own team even then", "free", {}, 5000, "anna longest-idle"],
    ["helps at once where the own team is on a pause", "paused", {}, 1000, "helper longest-idle"],
    ["helps at once where nobody is in the own team", null, {}, 1000, "helper longest-idle"],
    ["helps at once where the own team was asked", "free", { tried: ["anna"] }, 1000, "helper longest-idle"],
    [
      "does not ring beside the own team before its time",
      "engaged",
      { tried: ["anna"], ringing: 1, atOnce: 2 },
      1000,
      "waits",
    ],
    ["was asked too: nobody is left", "paused", { tried: ["helper"] }, 1000, "nobody-answered"],
  ])("%s", (_what, availability, more, now, answer) => {
    const own = availability ? [operator("anna", { idleSince: 900, availability })] : [];
    expect(askedFor({ reserve, ...more }, [...own, helper], now)).toBe(answer);
  });
  it("is of no use to calls that do not name it", () => {
    expect(askedFor({}, [operator("anna", { availability: "paused" }), helper])).toBe("all-paused");
  });
  it("asks somebody of both teams by their place in the own", () => {
    const both = [operator("anna"), operator("anna", { teamId: RESERVE })];
    expect(dispatch(books([call("a", { reserve })], both), 9000)).toMatchObject([{ teamId: "team" }]);
  });
  it("comes before those of the own team who cannot do what is needed", () => {
    const needs = { skill: null, language: "de", until: 0 };
    const speaks = operator("helper", { teamId: RESERVE, languages: ["de"] });
    expect(askedFor({ reserve, needs }, [operator("anna"), speaks], 9000)).toBe("helper longest-idle met");
  });
});

describe("several at once", () => {
  const staff = ["a", "b", "c", "d"].map((id) => operator(id));
  it("rings as many as the call may, fewer those that ring", () => {
    expect(askedFor({ atOnce: 3 }, staff)).toBe("a longest-idle, b longest-idle, c longest-idle");
    expect(askedFor({ atOnce: 3, ringing: 2 }, staff)).toBe("a longest-idle");
    expect(askedFor({ atOnce: 2, ringing: 2 }, staff)).toBe("waits");
  });
  it("gives every call a first operator before any gets a second", () => {
    const calls = [1, 2, 3].map((n) => call(`call ${n}`, { requestedAt: n, atOnce: 3 }));
    const pairs = dispatch(books(calls, staff), 1000).map((one) => one.callId);
    expect(pairs).toEqual(["call 1", "call 2", "call 3", "call 1"]);
  });
  it("refuses nobody whose phone is ringing", () => {
    expect(askedFor({ ringing: 1, atOnce: 2, tried: ["anna"] }, [operator("anna")])).toBe("waits");
  });
});

it("tells who would have come before, and why they did not", () => {
  const staff = [
    operator("busy", { idleSince: 1, availability: "engaged" }),
    operator("asked", { idleSince: 2 }),
    operator("mute", { idleSince: 3, languages: [] }),
    operator("chosen", { idleSince: 4 }),
    operator("later", { idleSince: 5, availability: "paused" }),
    operator("owner", { idleSince: 6, availability: "off-hours" }),
  ];
  const needs = { skill: null, language: "en", until: 9000 };
  const [decision] = dispatch(books([call("a", { ownerId: "owner", tried: ["asked"], needs })], staff), 1000);
  expect(decision).toMatchObject({
    operatorId: "chosen",
    passedOver: [
      { operatorId: "owner", why: "off-hours" },
      { operatorId: "busy", why: "engaged" },
      { operatorId: "asked", why: "asked" },
    ],
  });
});
