// The simulated teams of this folder, with the real engine in the middle: its database, machines and dispatcher, and a
// phone network whose people behave as in the bare simulation. Time stands still while the engine works.
import { agendaOf } from "./agenda.mjs";
import { countersOf } from "./counters.mjs";
import { randomOf } from "./random.mjs";
import { pickUpOf, requestsOf, whatHappens } from "./requests.mjs";

const GRACE = 2;
/** Whatever is said takes so long. */
export const SPEECH = 2;
/** The engine looks at teams and deadlines so often, as in life. */
const LOOK = 0.5;
/** Where the run's clock begins: any Monday will do. */
const EPOCH = Date.UTC(2026, 0, 5, 9);

/** @param engine what `loadServer` exports, on a database of its own */
export async function simulateEngine(scenario, seed, engine) {
  const agenda = agendaOf();
  const counters = countersOf(scenario);
  const clock = { now: 0 };
  const real = Date.now;
  Date.now = () => EPOCH + Math.round(clock.now * 1000);
  try {
    const { sites, people } = await openTeams(scenario, seed, engine);
    const network = networkOf({ agenda, counters, clock, people, engine });
    for (const request of requestsOf(scenario, seed))
      agenda.add(request.arrivedAt, async () => {
        counters.arrived(request.pool, clock.now);
        const phone = network.expect(request);
        await engine.followUp((await ask(engine, sites.get(request.pool), phone)).followUps);
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
    return { ...counters.result(), introductions: network.introductions() };
  } finally {
    Date.now = real;
  }
}

/** A team with a site of its own for each pool, and everybody who serves it; and the people behind the operators' phones. */
async function openTeams(scenario, seed, engine) {
  const shop = await engine.openShop({ operators: [] });
  const teams = new Map();
  const sites = new Map();
  for (const { id } of scenario.pools) {
    const team = await shop.make.team({ name: id });
    const { flow } = await shop.make.routing({ ...patientRouting(engine, team.id, scenario), name: id });
    teams.set(id, team.id);
    sites.set(id, (await shop.make.site({ routingFlowId: flow.id })).site);
  }
  const people = new Map();
  for (const person of scenario.operators) {
    const [first, ...others] = person.pools.map((pool) => teams.get(pool));
    const phone = engine.nextPhone("00");
    const random = randomOf(`${seed}/${scenario.name}/operator/${person.id}`);
    people.set(phone, { ...person, random });
    const { id } = await shop.make.operator(first, { phone, name: person.id, endpoint: person.kind });
    await engine.db().teamOperator.createMany({ data: others.map((teamId) => ({ teamId, operatorId: id })) });
    if (person.kind === "browser") await keepReachable(engine, shop.workspaceId, id);
  }
  return { sites, people };
}

/** The browser of this operator is there all the time; the network rings it by their number. */
async function keepReachable(engine, workspaceId, operatorId) {
  // Archived: calls are placed with the installation's own account.
  const at = new Date(EPOCH);
  const account = { workspaceId, provider: "simulator", name: operatorId, rank: 9, archivedAt: at };
  const { id } = await engine.db().telephonyAccount.create({ data: { ...account, webhookKey: operatorId } });
  const held = { operatorId, workspaceId, accountId: id, holder: operatorId, takenAt: at };
  await engine.db().browserPhone.create({ data: { ...held, reachableUntil: new Date(EPOCH + 1e9) } });
}

/** Whoever is missed is not called again: the bare simulation does not either. */
function patientRouting(engine, teamId, scenario) {
  const { document, program } = engine.routingOf(teamId, {
    order: "smart",
    accept: "answer",
    operatorRingSeconds: Math.max(...scenario.operators.map(({ timeout }) => timeout)),
    customerRingSeconds: 60,
    operatorWaitSeconds: scenario.expires,
  });
  const text = JSON.stringify(program).replace(/"minutes":\[[^\]]*\]/g, '"minutes":[10080]');
  return { document, program: JSON.parse(text) };
}

const ask = (engine, site, phone) =>
  engine.requestCallback({
    body: { siteKey: site.key, phone, consent: true, page: `${site.url}/boots` },
    origin: site.url,
    ip: "203.0.113.7",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: { now: Date.now },
  });

/** The provider's side: rings people, and tells the engine what they do. */
function networkOf({ agenda, counters, clock, people, engine }) {
  const requests = new Map();
  const legs = new Map();
  const heard = { times: 0, seconds: 0 };
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

  function placeOperator(leg, person) {
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
    counters.answered(leg.request.pool, clock.now);
    later(leg, GRACE, () => {
      if (!leg.joinedWith) counters.abandoned(leg.request.pool, leg.answeredAt);
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
    if (leg.status) counters.spent(leg.status, leg.since, clock.now, status ?? "idle");
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
      if (seat === "operator") placeOperator(leg, people.get(to));
      else placeCustomer(leg, requests.get(to));
    },
    async say({ legId, key }) {
      const leg = legs.get(legId);
      if (key.startsWith("whisper:") && leg.seat === "operator") leg.hearsSince = clock.now;
      later(leg, SPEECH, () =>
        leg.state === "up" ? tell(leg, { type: "announcement-finished", key }) : null,
      );
    },
    async join({ legIds }) {
      const [operator, customer] = legIds.map((id) => legs.get(id));
      if (operator.joinedWith) return;
      operator.joinedWith = customer.legId;
      customer.joinedWith = operator.legId;
      if (operator.hearsSince !== undefined) {
        heard.times++;
        heard.seconds += clock.now - operator.hearsSince;
      }
      setStatus(operator, "talking");
      const { arrivedAt, truth, pool } = customer.request;
      counters.connected(pool, { arrivedAt, answeredAt: customer.answeredAt, now: clock.now });
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

  engine.oncePerProcess("alarms", () => ({
    after: (ms, task) => agenda.add(clock.now + ms / 1000, task),
    set: new Set(),
  }));

  let phones = 0;
  return {
    /** A number for a customer who asks. */
    expect(request) {
      const phone = `+1202${String(5_550_000 + phones++)}`;
      requests.set(phone, request);
      return phone;
    },
    /** How many operators on the line heard who comes, and for how long in all: part of their waiting. */
    introductions: () => heard,
    close() {
      for (const leg of legs.values())
        if (leg.seat === "operator" && leg.state !== "down") setStatus(leg, null);
    },
  };
}

const CAUSES = { busy: "busy", declined: "rejected", noanswer: "no-answer" };
