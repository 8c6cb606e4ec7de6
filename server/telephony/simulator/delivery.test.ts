import { describe, expect, it, vi } from "vitest";
import type { TelephonyEvent } from "../port";
import { EventDelivery } from "./delivery";
import { FaultyLine } from "./faults";
import { readSignedEvents } from "./webhook";

const SECRET = "a secret of the tests";

/** An application whose answers the test decides; it keeps what it took. */
function createApplication(answer: (events: TelephonyEvent[]) => number | "silence") {
  const taken: string[] = [];
  const posts: number[] = [];
  const receive: typeof fetch = async (_url, init) => {
    const body = String(init?.body);
    const headers = Object.fromEntries(new Headers(init?.headers));
    const events = readSignedEvents(SECRET, { method: "POST", url: "/", headers, body });
    const status = answer(events);
    posts.push(events.length);
    if (status === "silence") throw new TypeError("fetch failed");
    if (status === 204) taken.push(...events.map(({ id }) => id));
    return new Response(null, { status });
  };
  let messages = 0;
  const delivery = new EventDelivery({
    url: "http://application.test/",
    secret: SECRET,
    fetch: receive,
    newId: () => `message-${++messages}`,
  });
  return { taken, posts, delivery };
}

function event(legId: string, id: string): TelephonyEvent {
  return { id, at: 0, legId, type: "ringing" };
}

const settled = (delivery: EventDelivery) =>
  vi.waitFor(() => expect(delivery.pending).toBe(0), { timeout: 5_000, interval: 5 });

describe("event delivery", () => {
  it("sends together what happens together", async () => {
    const { delivery, taken, posts } = createApplication(() => 204);
    for (const id of ["1", "2", "3"]) delivery.enqueue(event("a", id));
    await settled(delivery);
    expect(taken).toEqual(["1", "2", "3"]);
    expect(posts).toEqual([3]);
  });

  it("keeps everything, in order, for an application that is down for a while", async () => {
    let isUp = false;
    const { delivery, taken, posts } = createApplication(() => (isUp ? 204 : "silence"));
    for (let id = 0; id < 300; id += 1) delivery.enqueue(event(`leg-${id % 7}`, String(id)));
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(2));
    expect(posts.length).toBeLessThan(20);
    expect(delivery.pending).toBe(300);
    isUp = true;
    await settled(delivery);
    expect(new Set(taken).size).toBe(300);
    for (let leg = 0; leg < 7; leg += 1) {
      const ofLeg = taken.map(Number).filter((id) => id % 7 === leg);
      expect(ofLeg).toEqual([...ofLeg].sort((a, b) => a - b));
    }
  });

  it("does not let an event that the application chokes on hold up other legs", async () => {
    const { delivery, taken } = createApplication((events) =>
      events.some(({ legId }) => legId === "poison") ? 500 : 204,
    );
    delivery.enqueue(event("good", "1"));
    delivery.enqueue(event("poison", "2"));
    delivery.enqueue(event("good", "3"));
    await vi.waitFor(() => expect(taken).toEqual(["1", "3"]));
    expect(delivery.pending).toBe(1);
    delivery.stop();
  });
});

describe("a faulty line", () => {
  const carry = async (faults: Partial<FaultyLine["faults"]>, random: () => number) => {
    const arrived: string[] = [];
    const line = new FaultyLine(({ id }) => arrived.push(id), random);
    line.faults = { ...line.faults, ...faults };
    for (const id of ["1", "2", "3", "4"]) line.carry(event("a", id));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return arrived;
  };

  it("is perfect until told otherwise", async () => {
    expect(await carry({}, () => 0)).toEqual(["1", "2", "3", "4"]);
  });

  it("drops, repeats and reorders", async () => {
    expect(await carry({ drop: 1 }, () => 0.5)).toEqual([]);
    expect((await carry({ duplicate: 1 }, () => 0.1)).sort()).toEqual([
      "1",
      "1",
      "2",
      "2",
      "3",
      "3",
      "4",
      "4",
    ]);
    const falling = [0.1, 0.9, 0.1, 0.6, 0.1, 0.3, 0.1, 0];
    expect(await carry({ reorder: 0.5 }, () => falling.shift() ?? 0)).toEqual(["4", "3", "2", "1"]);
  });
});
