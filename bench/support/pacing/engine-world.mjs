// The simulated teams of this folder, with the real engine in the middle: its database, machines and dispatcher, and a
// phone network whose people behave as in the bare simulation. Time stands still while the engine works.
import { agendaOf } from "./agenda.mjs";
import { countersOf } from "./counters.mjs";
import { randomOf } from "./random.mjs";
import { pickUpOf, requestsOf, whatHappens } from "./requests.mjs";

const GRACE = 2;
const SPEECH = 2;
/** The engine looks at teams and deadlines so often, as in life. */
const LOOK = 0.5;
/** Where the run's clock begins: any Monday will do. */
const EPOCH = Date.UTC(2026, 0, 5, 9);

/** @param engine what `loadServer` exports, on a database of its own */
export async function simulateEngine(scenario, seed, engine) {
  const [pool] = scenario.pools;
  const agenda = agendaOf();
  const counters = countersOf(scenario);
  const clock = { now: 0 };
  const real = Date.now;
  Date.now = () => EPOCH + Math.round(clock.now * 1000);
  try {
    const shop = await openTeam(scenario, engine);
    const network = networkOf({ scenario, seed, agenda, counters, clock, shop, engine, pool });
    for (const request of requestsOf(scenario, seed))
      agenda.add(request.arrivedAt, async () => {
        counters.arrived(pool.id, clock.now);
        const phone = network.expect(request);
        await engine.followUp((await ask(engine, shop, phone)).followUps);
      });
    const look = async () => {
      await engine.sweep({ now: Date.now });
      agenda.add(clock.now + LOOK, look);
    };
    agenda.add(LOOK, look);
    for (let entry = agenda.next(); entry && entry.at <= scenario.end; entry = agenda.next()) {
      clock.now = Math.max(clock.now, entry.at);
      await entry.happen();
    }
    network.close();
    return counters.result();
  } finally {
    Date.now = real;
  }
}

async function openTeam(scenario, engine) {
  const shop = await engine.openShop({
    operators: [],
    connect: {
      order: "smart",
      accept: "answer",
      operatorRingSeconds: scenario.operators[0].timeout,
      customerRingSeconds: 60,
      operatorWaitSeconds: scenario.expires,
    },
  });
  for (const { id } of scenario.operators)
    await shop.make.operator(shop.team.id, { phone: engine.nextPhone("00"), name: id });
  // Whoever is missed is not called again: the bare simulation does not either.
  const { document, program } = engine.routingOf(shop.team.id);
  const patient = JSON.stringify([document, program]).replace(/"minutes":\[[^\]]*\]/g, '"minutes":[10080]');
  const [slow] = [JSON.parse(patient)];
  const live = await engine.db().flow.findUniqueOrThrow({ where: { id: shop.flow.id } });
  const stored = await engine.db().flowRevision.findUniqueOrThrow({ where: { id: live.liveRevisionId } });
  const connect = stored.program.nodes.connect;
  await engine.db().flowRevision.update({
    where: { id: stored.id },
    data: { program: { ...slow[1], nodes: { ...slow[1].nodes, connect } } },
  });
  return shop;
}

const ask = (engine, shop, phone) =>
  engine.requestCallback({
    body: { siteKey: shop.site.key, phone, consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: "203.0.113.7",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: { now: Date.now },
  });

/** The provider's side: rings people, and tells the engine what they do. */
function networkOf({ scenario, seed, agenda, counters, clock, shop, engine, pool }) {
  const requests = new Map();
  const legs = new Map();
  const people = new Map();
  let told = 0;

  const tell = async (leg, event) => {
    const at = EPOCH + Math.round(clock.now * 1000);
    const account = { id: null, provider: "simulator" };
    const events = [{ id: `e${told++}`, at, legId: leg.legId, ...event }];
    await engine.followUp(await engine.takeEvents(account, events));
  };
  const later = (leg, seconds, happen) => {
    const entry = agenda.add(clock.now + seconds, happen);
    leg.timers.push(entry);
  };

  async function personOf(phone) {
    if (people.size === 0) {
      const rows = await engine.db().operator.findMany({ where: { workspaceId: shop.workspaceId } });
      for (const row of rows) {
        const operator = scenario.operators.find(({ id }) => id === row.name);
        const random = randomOf(`${seed}/${scenario.name}/operator/${row.name}`);
        people.set(row.phone, { ...operator, random });
      }
    }
    return people.get(phone);
  }

  async function placeOperator(leg, phone) {
    const person = await personOf(phone);
    setStatus(leg, "ringing");
    const seconds = pickUpOf(person, person.random);
    later(leg, seconds ?? person.timeout, () => {
      if (seconds === null) return end(leg, "failed", "no-answer");
      leg.state = "up";
      setStatus(leg, "waiting");
      return tell(leg, { type: "answered" });
    });
  }

  function placeCustomer(leg, request) {
    leg.request = request;
    const outcome = whatHappens(request.truth, clock.now - request.arrivedAt);
    if (outcome.kind !== "busy") later(leg, request.truth.setUp, () => tell(leg, { type: "ringing" }));
    later(leg, outcome.after, () =>
      outcome.kind === "answered" ? answer(leg) : end(leg, "failed", CAUSES[outcome.kind]),
    );
  }

  function answer(leg) {
    leg.state = "up";
    leg.answeredAt = clock.now;
    counters.answered(pool.id, clock.now);
    later(leg, GRACE, () => {
      if (!leg.joinedWith) counters.abandoned(pool.id, leg.answeredAt);
    });
    later(leg, Math.max(GRACE + 0.001, leg.request.truth.patience), () => {
      if (leg.joinedWith) return;
      counters.waited(leg.answeredAt, clock.now);
      return end(leg, "ended", "hung-up");
    });
    return tell(leg, { type: "answered" });
  }

  async function end(leg, type, cause) {
    if (leg.state === "down") return;
    leg.state = "down";
    for (const timer of leg.timers) agenda.cancel(timer);
    if (leg.seat === "operator") setStatus(leg, null);
    await tell(leg, { type, cause });
  }

  function setStatus(leg, status) {
    if (leg.status) counters.spent(leg.status, leg.since, clock.now);
    leg.status = status;
    leg.since = clock.now;
  }

  const provider = {
    id: "simulator",
    capabilities: {
      textToSpeech: true,
      machineDetection: false,
      recording: false,
      inbound: false,
      joinsAcrossCalls: true,
    },
    async placeLeg({ legId, to, seat }) {
      if (legs.has(legId)) return;
      const leg = { legId, seat, state: "ringing", joinedWith: null, timers: [] };
      legs.set(legId, leg);
      if (seat === "operator") await placeOperator(leg, to);
      else placeCustomer(leg, requests.get(to));
    },
    async say({ legId, key }) {
      const leg = legs.get(legId);
      later(leg, SPEECH, () =>
        leg.state === "up" ? tell(leg, { type: "announcement-finished", key }) : null,
      );
    },
    async join({ legIds }) {
      const [operator, customer] = legIds.map((id) => legs.get(id));
      if (operator.joinedWith) return;
      operator.joinedWith = customer.legId;
      customer.joinedWith = operator.legId;
      setStatus(operator, "talking");
      const { arrivedAt, truth } = customer.request;
      counters.connected(pool.id, { arrivedAt, answeredAt: customer.answeredAt, now: clock.now });
      agenda.add(clock.now, () => tell(operator, { type: "joined", withLegId: customer.legId }));
      later(customer, truth.talk, () => end(customer, "ended", "hung-up"));
    },
    async hangUp({ legId }) {
      const leg = legs.get(legId);
      if (!leg || leg.state === "down") return "gone";
      agenda.add(clock.now, () => end(leg, "ended", "cancelled"));
      return "ending";
    },
    listLegs: async () => [],
  };
  engine
    .oncePerProcess("telephony-providers", () => new Map())
    .set("simulator", { version: 0, provider: Promise.resolve(provider) });

  let phones = 0;
  return {
    /** A number for a customer who asks. */
    expect(request) {
      const phone = `+1202${String(5_550_000 + phones++)}`;
      requests.set(phone, request);
      return phone;
    },
    close() {
      for (const leg of legs.values())
        if (leg.seat === "operator" && leg.state !== "down") setStatus(leg, null);
    },
  };
}

const CAUSES = { busy: "busy", declined: "rejected", noanswer: "no-answer" };
