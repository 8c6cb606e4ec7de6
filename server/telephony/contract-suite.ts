import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProviderErrorKind } from "@/server/platform/provider-error";
import { type ContractCalls, createContractCalls } from "./contract-calls";
import { incomingCalls, preparedAudio, recording, supervision, switchboard } from "./contract-capabilities";
import type { CreateHarness } from "./contract-harness";

/** The behaviour every telephony adapter has. One harness serves the whole suite. */
export function telephonyContract(name: string, createHarness: CreateHarness): void {
  describe(`telephony contract: ${name}`, () => {
    const calls = createContractCalls();
    beforeAll(async () => calls.use(await createHarness(calls.receive)));
    afterAll(() => calls.harness.close());
    beforeEach(calls.beginCall);

    conversation(calls);
    switchboard(calls);
    incomingCalls(calls);
    recording(calls);
    preparedAudio(calls);
    supervision(calls);
    hangingUp(calls);
    partiesNotReached(calls);
    refusedOrders(calls);
    sameOrderTwice(calls);
    liveLegs(calls);
    trouble(calls);
    deliveredEvents(calls);
  });
}

function conversation(calls: ContractCalls): void {
  it("dials the operator, whispers, hears the key, dials the customer, joins the two", async () => {
    const { provider } = calls.harness;
    const operator = await calls.place("accepting", { seat: "operator" });
    await calls.seen(operator, "ringing");
    await calls.seen(operator, "answered");
    await provider.say({
      legId: operator,
      key: `${operator}:whisper`,
      text: "Shop. Press 1.",
      language: "en",
    });
    expect(await calls.seen(operator, "digit")).toMatchObject({ digit: "1" });
    await calls.seen(operator, "announcement-finished");

    const customer = await calls.place("patient");
    await calls.seen(customer, "answered");
    await provider.join({ legIds: [operator, customer] });
    const joined = await calls.joined(operator, customer);
    expect(joined.type).toBe("joined");
    expect(await calls.live(operator)).toMatchObject({ state: "up", joinedWith: customer });

    await provider.hangUp({ legId: operator });
    await provider.hangUp({ legId: customer });
    await Promise.all([calls.seen(operator, "ended"), calls.seen(customer, "ended")]);
    // In any order: providers tell of some on another way than of others.
    const once = ["answered", "ended", "ringing"];
    expect(
      calls
        .typesOf(customer)
        .filter((type) => once.includes(type))
        .sort(),
    ).toEqual(once);
  });

  it("tells that it rings where a carrier plays the tone instead of saying so", async () => {
    const number = calls.harness.playedNumber?.();
    if (number === undefined) return;
    const leg = await calls.placeTo(number);
    await calls.seen(leg, "answered");
    expect(calls.typesOf(leg).slice(0, 2)).toEqual(["ringing", "answered"]);
    await calls.hangUpAll(leg);
  });

  it("finishes an announcement that nobody cuts short", async () => {
    const leg = await calls.placeAndAnswer("patient");
    await calls.harness.provider.say({
      legId: leg,
      key: `${leg}:greeting`,
      text: "One moment.",
      language: "en",
    });
    await calls.seen(leg, "announcement-finished");
    await calls.harness.provider.hangUp({ legId: leg });
  });

  it("finishes an announcement that a newer one replaces, and then the newer", async () => {
    const { provider } = calls.harness;
    const leg = await calls.placeAndAnswer("patient");
    await provider.say({ legId: leg, key: `${leg}:1`, text: "A long story. ".repeat(100), language: "en" });
    await provider.say({ legId: leg, key: `${leg}:2`, text: "Good bye.", language: "en" });
    await calls.until(
      () => calls.typesOf(leg).filter((type) => type === "announcement-finished").length === 2,
    );
    await provider.hangUp({ legId: leg });
  });

  it("cuts announcements when it joins", async () => {
    const { provider } = calls.harness;
    const [first, second] = await Promise.all([
      calls.placeAndAnswer("patient"),
      calls.placeAndAnswer("patient"),
    ]);
    await provider.say({
      legId: first,
      key: `${first}:1`,
      text: "A long story. ".repeat(100),
      language: "en",
    });
    await provider.join({ legIds: [first, second] });
    await Promise.all([calls.seen(first, "announcement-finished"), calls.joined(first, second)]);
    await calls.hangUpAll(first, second);
  });
}

function hangingUp(calls: ContractCalls): void {
  it.each(["operator", "customer"] as const)(
    "tells when the %s hangs up, and leaves the other alone",
    async (who) => {
      const { harness } = calls;
      const numbers = { operator: harness.numberOf("manual"), customer: harness.numberOf("manual") };
      const legs = {
        operator: await calls.answerByHand(numbers.operator, "operator"),
        customer: await calls.answerByHand(numbers.customer, "customer"),
      };
      await harness.provider.join({ legIds: [legs.operator, legs.customer] });
      await calls.joined(legs.operator, legs.customer);

      await harness.act(numbers[who], "hang-up");
      expect(await calls.seen(legs[who], "ended")).toMatchObject({ cause: "hung-up" });
      const other = legs[who === "operator" ? "customer" : "operator"];
      expect(await calls.live(other)).toEqual({ legId: other, state: "up", joinedWith: null });
      await calls.hangUpAll(other);
    },
  );

  it("reports a party that leaves right after answering", async () => {
    const leg = await calls.place("brief");
    await calls.seen(leg, "answered");
    expect(await calls.seen(leg, "ended")).toMatchObject({ cause: "hung-up" });
  });

  it("cancels a ringing leg", async () => {
    const leg = await calls.place("manual");
    await calls.seen(leg, "ringing");
    expect(await calls.harness.provider.hangUp({ legId: leg })).toBe("ending");
    expect(await calls.seen(leg, "failed")).toMatchObject({ cause: "cancelled" });
    expect(await calls.live(leg)).toBeUndefined();
  });

  it("says of an unknown leg that it is gone", async () => {
    expect(await calls.harness.provider.hangUp({ legId: calls.newLegId() })).toBe("gone");
  });
}

function partiesNotReached(calls: ContractCalls): void {
  it.each([
    ["busy", "busy"],
    ["rejecting", "rejected"],
    ["non-existent", "invalid-number"],
    ["congested", "congestion"],
    ["never-answers", "no-answer"],
  ] as const)("reports a party that is %s as %s", async (party, cause) => {
    const leg = await calls.place(party);
    expect(await calls.seen(leg, "failed")).toMatchObject({ cause });
    expect(calls.typesOf(leg)).not.toContain("answered");
    expect(await calls.live(leg)).toBeUndefined();
  });

  it("reports a party that declines by hand", async () => {
    const number = calls.harness.numberOf("manual");
    const leg = await calls.placeTo(number);
    await calls.seen(leg, "ringing");
    await calls.harness.act(number, "decline");
    expect(await calls.seen(leg, "failed")).toMatchObject({ cause: "rejected" });
  });

  it("tells a machine from a person, where it can", async () => {
    const { provider } = calls.harness;
    const leg = await calls.place("machine");
    const answered = await calls.seen(leg, "answered");
    if (provider.capabilities.machineDetection) expect(answered).toMatchObject({ machine: true });
    await provider.hangUp({ legId: leg });
  });
}

function refusedOrders(calls: ContractCalls): void {
  it("rejects speech to, and a join with, a leg that is not up", async () => {
    const { provider } = calls.harness;
    const [ringing, up] = [await calls.place("manual"), await calls.placeAndAnswer("patient")];
    await calls.seen(ringing, "ringing");
    await calls.rejects(
      "rejected",
      provider.say({ legId: ringing, key: "x", text: "Hello.", language: "en" }),
    );
    await calls.rejects("rejected", provider.join({ legIds: [ringing, up] }));
    await calls.rejects("rejected", provider.join({ legIds: [up, calls.newLegId()] }));
    await calls.hangUpAll(ringing, up);
  });

  it("rejects a third party in a talk of two", async () => {
    const { provider } = calls.harness;
    const [one, two, three] = await Promise.all([
      calls.placeAndAnswer("patient"),
      calls.placeAndAnswer("patient"),
      calls.placeAndAnswer("patient"),
    ]);
    await provider.join({ legIds: [one, two] });
    await calls.rejects("rejected", provider.join({ legIds: [two, three] }));
    await calls.hangUpAll(one, two, three);
  });
}

function sameOrderTwice(calls: ContractCalls): void {
  it("places, says, joins and hangs up once however often it is told", async () => {
    const { provider } = calls.harness;
    const order = calls.orderTo(calls.harness.numberOf("patient"));
    await Promise.all([provider.placeLeg(order), provider.placeLeg(order)]);
    const first = order.legId;
    const second = await calls.placeAndAnswer("patient");
    await calls.seen(first, "answered");

    const say = { legId: first, key: `${first}:say`, text: "One moment.", language: "en" };
    await Promise.all([provider.say(say), provider.say(say)]);
    await calls.seen(first, "announcement-finished");
    await provider.say(say);

    await Promise.all([
      provider.join({ legIds: [first, second] }),
      provider.join({ legIds: [second, first] }),
    ]);
    await calls.joined(first, second);
    await calls.hangUpAll(first, second);
    expect(await provider.hangUp({ legId: first })).toBe("gone");
    await provider.placeLeg(order);
    await calls.quiet();

    expect(calls.idsOf(first, "ringing")).toHaveLength(1);
    expect(calls.idsOf(first, "announcement-finished")).toHaveLength(1);
    expect(calls.idsOf(first, "joined").length + calls.idsOf(second, "joined").length).toBe(1);
    expect(calls.idsOf(first, "ended")).toHaveLength(1);
  });
}

function liveLegs(calls: ContractCalls): void {
  it("lists a leg from its placing to its end, as it is", async () => {
    const number = calls.harness.numberOf("manual");
    const leg = await calls.placeTo(number);
    expect((await calls.live(leg))?.state).toMatch(/^(placed|ringing)$/);
    await calls.seen(leg, "ringing");
    expect(await calls.live(leg)).toEqual({ legId: leg, state: "ringing", joinedWith: null });
    await calls.harness.act(number, "answer");
    await calls.seen(leg, "answered");
    expect(await calls.live(leg)).toEqual({ legId: leg, state: "up", joinedWith: null });
    await calls.hangUpAll(leg);
    expect(await calls.live(leg)).toBeUndefined();
  });
}

function trouble(calls: ContractCalls): void {
  const kinds: ProviderErrorKind[] = ["unauthorized", "rejected", "rate-limited", "unavailable", "protocol"];
  it.each(kinds)("throws a ProviderError of kind %s", async (kind) => {
    const provider = calls.harness.inTrouble[kind];
    if (provider === undefined) throw new Error(`The harness must give a provider for "${kind}".`);
    await calls.rejects(kind, provider.placeLeg(calls.orderTo(calls.harness.numberOf("patient"))));
  });

  it("checks an account, and says why where its credentials are not taken", async () => {
    const { provider, inTrouble } = calls.harness;
    const health = await provider.check();
    expect(health.identity === null || health.identity.length > 0).toBe(true);
    expect(health.balance === null || /^[A-Z]{3}$/.test(health.balance.currency)).toBe(true);
    for (const kind of ["unauthorized", "unavailable"] as const)
      if (inTrouble[kind]) await calls.rejects(kind, inTrouble[kind].check());
  });
}

function deliveredEvents(calls: ContractCalls): void {
  it("refuses events that it did not sign, or does not understand", async () => {
    const { provider, forgedRequests } = calls.harness;
    if (forgedRequests === null) return expect(provider.streamEvents).toBeTypeOf("function");
    if (!provider.readEvents) throw new Error("A provider that posts events must read them.");
    await calls.rejects("unauthorized", provider.readEvents(forgedRequests.badSignature));
    await calls.rejects("protocol", provider.readEvents(forgedRequests.nonsense));
  });

  // Last: the line stays bad from here on.
  it("gives an event that is delivered again the same id", async () => {
    await calls.harness.repeatEvents();
    const leg = await calls.placeAndAnswer("patient");
    await calls.hangUpAll(leg);
    await calls.until(() => calls.eventsOf(leg, "ended").length === 2);
    expect(calls.idsOf(leg, "ended")).toHaveLength(1);
  });
}
