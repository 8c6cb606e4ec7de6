import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPacing } from "./pacing";
import type { LegAction, LegEvent, OperatorView, PoolView, TeamView } from "./team-view";

const NOW = 1000;

const operator = (id: string, more: Partial<OperatorView> = {}): OperatorView => ({
  id,
  kind: "phone",
  pools: ["sales"],
  status: "idle",
  since: NOW - 100,
  forPool: null,
  ...more,
});
const request = (id: string, age = 0) => ({ id, pool: "sales", arrivedAt: NOW - age });
const leg = (id: string, age: number, rang: number | null = null) => ({
  ...request(id, age),
  dialedAt: NOW - age,
  ringingAt: rang === null ? null : NOW - rang,
});
const caller = (id: string, age = 0) => ({ ...request(id, age + 15), answeredAt: NOW - age });

function team(operators: OperatorView[], ...pools: (Partial<PoolView> & { id?: string })[]): TeamView {
  const views = pools.map(
    (pool): PoolView => ({
      id: "sales",
      promise: 28,
      ringTimeout: 30,
      operatorTimeout: 15,
      requests: [],
      customers: [],
      answered: [],
      operators: operators.filter((one) => one.pools.includes(pool.id ?? "sales")),
      ...pool,
    }),
  );
  return { now: NOW, operators, pools: Object.fromEntries(views.map((pool) => [pool.id, pool])) };
}

const decide = (view: TeamView, pacing = createPacing()) => pacing.decide(view, NOW);
const dials = (actions: LegAction[], type: LegAction["type"]) => actions.filter((one) => one.type === type);
const many = (count: number, kind: OperatorView["kind"] = "phone") =>
  Array.from({ length: count }, (_, n) => operator(`o${n}`, { kind }));

/** Four hundred calls in which operators pick up `pickUp` seconds after they were dialled. */
function teach(observe: (event: LegEvent) => void, pickUp: number): void {
  const common = { pool: "sales", customer: "c", operator: "o0" };
  for (let call = 0; call < 400; call++) {
    const at = call;
    observe({ ...common, at, type: "customerRinging", after: 3 + (call % 3) });
    observe({ ...common, at, type: "customerAnswered", ring: 5 + (call % 9), after: 9 });
    observe({ ...common, at, type: "operatorAnswered", kind: "phone", after: pickUp });
    observe({ ...common, at, type: "bridged", waited: 0 });
    observe({ ...common, at, type: "operatorReady", wrap: 20, busy: 200 });
  }
}

describe("a single request", () => {
  it("has operators rung first where picking up takes long and nothing is known yet", () => {
    const actions = decide(team(many(2), { requests: [request("a")] }));
    expect(dials(actions, "dialOperator")[0]).toMatchObject({ operator: "o0" });
    expect(dials(actions, "dialCustomer")).toEqual([]);
  });

  it("has the customer rung at once, and no operator yet, where operators pick up within a second", () => {
    const actions = decide(team(many(6, "browser"), { requests: [request("a")] }));
    expect(actions).toEqual([
      {
        type: "dialCustomer",
        customer: "a",
        pool: "sales",
        risk: { foreseen: expect.closeTo(0, 1), told: expect.closeTo(0, 1) },
      },
    ]);
  });

  it("is treated as the learned times advise, not as the kind of phone does", () => {
    const pacing = createPacing();
    teach(pacing.observe, 1);
    expect(decide(team(many(6), { requests: [request("a")] }), pacing)).toMatchObject([
      { type: "dialCustomer", customer: "a" },
    ]);
  });

  it("is dialled when an operator is on the line for it", () => {
    const waiting = operator("o0", { status: "waiting", since: NOW - 1, forPool: "sales" });
    expect(decide(team([waiting, operator("o1")], { requests: [request("a", 9)] }))).toContainEqual({
      type: "dialCustomer",
      customer: "a",
      pool: "sales",
      risk: { foreseen: expect.closeTo(0, 3), told: expect.closeTo(0.003, 3) },
    });
  });

  it("does not stand still past its promise, whoever picks up how fast", () => {
    const busy = ["talking", "talking", "talking"] as const;
    const staff = [
      operator("o0", { kind: "browser" }),
      ...busy.map((status, n) => operator(`b${n}`, { status })),
    ];
    for (const age of [29, 60, 250])
      expect(decide(team(staff, { requests: [request("a", age)] })).length).toBeGreaterThan(0);
  });
});

describe("legs under way", () => {
  it("of customers do not pile up where one operator is free", () => {
    const staff = [
      operator("o0"),
      ...many(8).map((one) => ({ ...one, id: `b${one.id}`, status: "away" as const })),
    ];
    const requests = Array.from({ length: 20 }, (_, n) => request(`r${n}`, 20 - n));
    for (let legs = 0; legs < 20; legs++) {
      const customers = requests.slice(0, legs).map(({ id }) => leg(id, 3));
      const actions = decide(team(staff, { customers, requests: requests.slice(legs) }));
      if (legs >= 4) expect(dials(actions, "dialCustomer")).toEqual([]);
    }
  });

  it("end for an operator who is on the line for nobody", () => {
    const waiting = operator("o0", { status: "waiting", since: NOW - 5, forPool: "sales" });
    expect(decide(team([waiting], {}))).toEqual([{ type: "releaseOperator", operator: "o0" }]);
  });

  it("keep the operator on the line while a customer's phone has just begun to ring", () => {
    const waiting = operator("o0", { status: "waiting", since: NOW - 5, forPool: "sales" });
    expect(decide(team([waiting], { customers: [leg("a", 5, 1)] }))).toEqual([]);
  });
});

describe("a customer on the line", () => {
  it("has a free operator rung before any pool's requests, also one that others share", () => {
    const shared = operator("o0", { pools: ["other", "sales"] });
    const other = { id: "other", requests: [{ id: "r", pool: "other", arrivedAt: NOW }] };
    expect(decide(team([shared], other, { answered: [caller("a")] }))).toEqual([
      { type: "dialOperator", operator: "o0", pool: "sales" },
    ]);
  });

  it("has a second operator rung where the first is late", () => {
    const late = operator("o0", { status: "ringing", since: NOW - 14, forPool: "sales" });
    expect(decide(team([late, operator("o1")], { answered: [caller("a", 1)] }))).toEqual([
      { type: "dialOperator", operator: "o1", pool: "sales" },
    ]);
  });
});

describe("operators who pick up within a second", () => {
  /** Learned over four hundred calls; and nobody was lost in thousands, so a customer costs little. */
  const fast = () => {
    const pacing = createPacing();
    teach(pacing.observe, 0.9);
    for (let call = 0; call < 4000; call++)
      pacing.observe({ type: "bridged", at: call, pool: "sales", customer: "c", operator: "o", waited: 0 });
    return pacing;
  };
  const ringing = (id: string, age: number) =>
    operator(id, { status: "ringing", since: NOW - age, forPool: "sales" });

  it("are followed by another where one is late for a customer on the line, and not before", () => {
    const look = (age: number, ...more: OperatorView[]) =>
      decide(team([ringing("o0", age), ...more, operator("o9")], { answered: [caller("a", age)] }), fast());
    expect(look(0.2)).toEqual([]);
    expect(look(1.4)).toEqual([{ type: "dialOperator", operator: "o9", pool: "sales" }]);
    // Two are on the way: a third would wait for nobody.
    expect(look(1.4, ringing("o1", 0.4))).toEqual([]);
  });

  it("do not lead because a second request has waited for long: the first is dialled in the same look", () => {
    const busy = Array.from({ length: 9 }, (_, n) => operator(`b${n}`, { status: "talking" }));
    const requests = [request("a", 40), request("b", 40)];
    const actions = decide(team([operator("o0"), ...busy], { requests }), fast());
    expect(dials(actions, "dialOperator")).toEqual([]);
    expect(dials(actions, "dialCustomer").length).toBeGreaterThan(0);
  });

  it("are let go while requests wait, since they would be back at once", () => {
    const onLine = operator("o0", { status: "waiting", since: NOW - 5, forPool: "sales" });
    const look = (pacing = createPacing()) =>
      dials(decide(team([onLine, operator("o1")], { requests: [request("a")] }), pacing), "releaseOperator");
    expect(look()).toEqual([]);
    expect(look(fast())).toEqual([{ type: "releaseOperator", operator: "o0" }]);
  });
});

describe("what is learned", () => {
  it("survives a restart to the letter", () => {
    const before = createPacing();
    teach(before.observe, 4);
    const after = createPacing({ memory: JSON.parse(JSON.stringify(before.remember())) });
    expect(after.remember()).toEqual(before.remember());
    for (const age of [1, 6, 12]) {
      const view = team(many(5), { requests: [request("a"), request("b")], customers: [leg("c", age)] });
      expect(decide(view, after)).toEqual(decide(view, before));
    }
  });

  it("lets operators lead where it is damaged", () => {
    const memory = createPacing();
    teach(memory.observe, 1);
    const damaged = memory.remember();
    damaged.sales?.record.customers.answer.reached.fill(Number.NaN);
    expect(decide(team(many(2), { requests: [request("a")] }), createPacing({ memory: damaged }))).toEqual([
      { type: "dialOperator", operator: "o0", pool: "sales" },
    ]);
  });
});

describe("a damaged price", () => {
  it("lets operators lead, and customers be dialled for them", () => {
    const memory = createPacing();
    teach(memory.observe, 1);
    const damaged = memory.remember();
    if (damaged.sales) damaged.sales.price.level = Number.NaN;
    const waiting = operator("o0", { status: "waiting", since: NOW - 1, forPool: "sales" });
    expect(decide(team([waiting], { requests: [request("a")] }), createPacing({ memory: damaged }))).toEqual([
      { type: "dialCustomer", customer: "a", pool: "sales" },
    ]);
  });
});

describe("whatever stands in the view", () => {
  const age = fc.double({ min: 0, max: 400, noNaN: true });
  const status = fc.constantFrom<OperatorView["status"]>(
    "idle",
    "ringing",
    "waiting",
    "talking",
    "wrapup",
    "away",
  );
  const kind = fc.constantFrom<OperatorView["kind"]>("phone", "browser");
  const pools = fc.constantFrom<string[]>(["sales"], ["other"], ["sales", "other"]);
  const staff = fc.array(fc.record({ kind, status, pools, age }), { maxLength: 9 }).map((all) =>
    all.map(({ age: since, ...more }, n) =>
      operator(`o${n}`, {
        ...more,
        since: NOW - since,
        forPool: more.status === "ringing" || more.status === "waiting" ? (more.pools[0] ?? null) : null,
      }),
    ),
  );
  const ages = fc.array(age, { maxLength: 6 });
  const pool = fc.record({ requests: ages, customers: ages, answered: ages });
  const view = fc.tuple(staff, pool, pool).map(([operators, ...all]) =>
    team(
      operators,
      ...all.map(({ requests, customers, answered }, n) => ({
        id: n === 0 ? "sales" : "other",
        requests: requests.map((each, at) => request(`r${n}-${at}`, each)),
        customers: customers.map((each, at) => leg(`c${n}-${at}`, each, each > 4 ? each - 4 : null)),
        answered: answered.map((each, at) => caller(`a${n}-${at}`, each)),
      })),
    ),
  );

  it("rings only free operators, each once, and dials only those who wait, each once", () => {
    fc.assert(
      fc.property(view, (given) => {
        const actions = decide(given);
        const rung = actions.flatMap((one) => (one.type === "dialOperator" ? [one.operator] : []));
        const dialed = actions.flatMap((one) => (one.type === "dialCustomer" ? [one.customer] : []));
        const released = actions.flatMap((one) => (one.type === "releaseOperator" ? [one.operator] : []));
        const statusOf = (id: string) => given.operators.find((one) => one.id === id)?.status;
        expect(rung.every((id) => statusOf(id) === "idle")).toBe(true);
        expect(released.every((id) => statusOf(id) === "waiting")).toBe(true);
        const waiting = Object.values(given.pools).flatMap(({ requests }) => requests.map(({ id }) => id));
        expect(dialed.every((id) => waiting.includes(id))).toBe(true);
        for (const list of [rung, dialed, released]) expect(new Set(list).size).toBe(list.length);
      }),
    );
  });

  it("leaves no customer on the line without an operator's leg while one is free", () => {
    fc.assert(
      fc.property(view, (given) => {
        const rung = dials(decide(given), "dialOperator");
        for (const { id, answered, operators } of Object.values(given.pools)) {
          const legs = operators.filter(
            ({ forPool, status: now }) => forPool === id && (now === "ringing" || now === "waiting"),
          );
          const ordered = rung.filter((one) => one.type === "dialOperator" && one.pool === id);
          const free = operators.filter(
            (one) =>
              one.status === "idle" && !rung.some((each) => "operator" in each && each.operator === one.id),
          );
          if (legs.length + ordered.length < answered.length) expect(free).toEqual([]);
        }
      }),
    );
  });

  it("gives the same answer when asked again, and learns nothing from being asked", () => {
    fc.assert(
      fc.property(view, (given) => {
        const pacing = createPacing();
        const first = decide(given, pacing);
        expect(decide(given, pacing)).toEqual(first);
        expect(decide(given)).toEqual(first);
      }),
    );
  });
});
