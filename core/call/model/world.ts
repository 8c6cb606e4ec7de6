import type { Call, CallOptions } from "../call";
import { liveOperators } from "../legs";
import { advance, dueTimers, nextTimerAt, start } from "../machine";
import type { Command, Signal } from "../signals";

/**
 * A model of everything around a call, for property tests: a phone network that obeys commands, a dispatcher with a
 * few operators, and a post that may deliver a signal late, twice, out of order, or never. Every choice comes from
 * `choose`, so that a failing run can be repeated and shrunk. Time is the model's own.
 */
export interface WorldOptions {
  call: CallOptions;
  operators: string[];
  /** A number in [0, 1): the next choice. */
  choose: () => number;
  /** Chance that a signal of the network is lost / delivered twice / delayed. */
  faults: { lost: number; twice: number; late: number };
}

export interface ModelLeg {
  id: string;
  seat: "operator" | "customer";
  operatorId: string | null;
  state: "ringing" | "up" | "down";
  joined: boolean;
  upAt: number;
}

interface Due {
  at: number;
  order: number;
  run: () => void;
}

/** The network is asked what it knows this often; it is how lost signals are found. */
const RECONCILE_MS = 15_000;

export class BrokenInvariant extends Error {}

export function createWorld({ call: options, operators, choose, faults }: WorldOptions) {
  const world = {
    now: options.startedAt,
    call: start(options) as Call,
    legs: new Map<string, ModelLeg>(),
    log: [] as Signal[],
    finished: 0,
    /** Since when the customer is on the line with nobody on the way to them; null: not so. */
    silentSince: null as number | null,
    leases: new Set<string>(),
    /** Since when another operator has the call; null: nobody has. */
    takenSince: null as number | null,
    /** Keys of what was heard to its end. */
    heard: new Set<string>(),
  };
  const agenda: Due[] = [];
  let order = 0;

  const at = (ms: number, run: () => void) => agenda.push({ at: world.now + ms, order: order++, run });
  const between = (from: number, to: number) => Math.floor(from + choose() * (to - from));
  const oneOf = <T>(...choices: [T, ...T[]]): T =>
    choices[Math.floor(choose() * choices.length)] ?? choices[0];

  function tell(signal: Signal): void {
    if (world.call.endedAt !== null) return;
    world.log.push(signal);
    const { call, commands } = advance(world.call, signal);
    world.call = call;
    for (const command of commands) {
      // A command is performed at least once, sometimes again after a crash.
      at(between(1, 40), () => perform(command));
      if (choose() < faults.twice / 2) at(between(50, 30_000), () => perform(command));
    }
    check();
  }

  function post(signal: Signal): void {
    const times = choose() < faults.twice ? 2 : 1;
    for (let i = 0; i < times; i++) {
      if (choose() < faults.lost) continue;
      at(choose() < faults.late ? between(20, 8_000) : between(1, 60), () => tell(signal));
    }
  }

  function perform(command: Command): void {
    switch (command.type) {
      case "request-operator":
      case "request-customer-leave":
        return dispatch(command.type);
      case "release-operator":
        world.leases.delete(command.operatorId);
        return;
      case "return-operator":
        return;
      case "place-leg":
        return place(command);
      case "take-leg":
        return take(command.legId);
      case "say":
        return say(command.legId, command.key);
      case "join":
        return join(command);
      case "hang-up":
        return hangUp(command.legId);
      case "finish":
        world.finished++;
    }
  }

  function dispatch(what: "request-operator" | "request-customer-leave"): void {
    const wait = between(1, 4_000);
    if (what === "request-customer-leave") {
      at(wait, () => {
        if (options.order === "smart" && choose() < 0.5) return assign("customer-leave");
        tell({ type: choose() < 0.9 ? "customer-allowed" : "nobody-free", at: world.now });
      });
      return;
    }
    at(wait, () => assign("operator"));
  }

  function assign(wanted: "operator" | "customer-leave"): void {
    if (world.call.wants !== wanted) return;
    const free = operators.find((id) => !world.leases.has(id) && !world.call.tried.includes(id));
    if (free) world.leases.add(free);
    // Nobody is told that nobody will come while a phone is ringing: the dispatcher looks again.
    else if (liveOperators(world.call).length > 0) return void at(1_000, () => assign(wanted));
    tell(
      free
        ? { type: "operator-assigned", operatorId: free, at: world.now }
        : { type: "nobody-free", at: world.now },
    );
  }

  function place(command: Extract<Command, { type: "place-leg" }>): void {
    if (
      world.legs.has(command.legId) ||
      world.call.legs.some((leg) => leg.id === command.legId && leg.hangUpAt !== null)
    )
      return;
    const leg: ModelLeg = {
      id: command.legId,
      seat: command.seat,
      operatorId: command.operatorId,
      state: "ringing",
      joined: false,
      upAt: 0,
    };
    world.legs.set(leg.id, leg);
    if (leg.seat === "operator" && choose() < 0.15)
      at(between(500, 15_000), () => tell({ type: "operator-declined", legId: leg.id, at: world.now }));
    const fate = oneOf(
      "answers",
      "answers",
      "answers",
      "busy",
      "no-answer",
      "rejected",
      "machine",
      "congestion",
    );
    if (fate === "answers" || fate === "machine") {
      at(
        between(5, 200),
        () => leg.state === "ringing" && post({ type: "leg-ringing", legId: leg.id, at: world.now }),
      );
      at(between(500, 20_000), () => answer(leg, fate === "machine"));
    } else at(fate === "no-answer" ? command.ringMs : between(100, 5_000), () => end(leg, fate));
    check();
  }

  /** Who calls us may have hung up before they were answered. */
  function take(legId: string): void {
    if (world.legs.has(legId)) return;
    const leg: ModelLeg = {
      id: legId,
      seat: "customer",
      operatorId: null,
      state: "ringing",
      joined: false,
      upAt: 0,
    };
    world.legs.set(legId, leg);
    if (choose() < 0.8) return answer(leg, false);
    leg.state = "down";
    tell({ type: "leg-failed", legId, cause: "hung-up", at: world.now });
  }

  function answer(leg: ModelLeg, machine: boolean): void {
    if (leg.state !== "ringing") return;
    leg.state = "up";
    leg.upAt = world.now;
    post({ type: "leg-answered", legId: leg.id, at: world.now, ...(machine ? { machine } : {}) });
    if (leg.seat === "operator" && choose() < 0.8) at(between(300, 9_000), () => accept(leg));
    if (choose() < 0.3) at(between(10, 40_000), () => end(leg, "hung-up"));
    else at(between(20_000, 90_000), () => end(leg, "hung-up"));
  }

  /** On the phone, or in the console: that way nothing is lost, since our own server stores it. */
  function accept(leg: ModelLeg): void {
    if (leg.state !== "up") return;
    if (choose() < 0.7) post({ type: "digit", legId: leg.id, digit: "1", at: world.now });
    else tell({ type: "operator-accepted", legId: leg.id, at: world.now });
  }

  function say(legId: string, key: string): void {
    const leg = world.legs.get(legId);
    if (leg?.state !== "up") return;
    if (key.startsWith("ask-disposition") && choose() < 0.7)
      at(
        between(500, 12_000),
        () =>
          leg.state === "up" && post({ type: "digit", legId, digit: String(between(1, 5)), at: world.now }),
      );
    at(between(800, 4_000), () => {
      if (leg.state !== "up" || leg.joined) return;
      world.heard.add(key);
      post({ type: "announcement-finished", legId, at: world.now, say: key });
    });
  }

  function join({ legIds: ids, record }: Extract<Command, { type: "join" }>): void {
    if (record && options.opening?.["recording-notice"] && !world.heard.has(`recording-notice:${ids[1]}`))
      throw new BrokenInvariant("a customer is recorded who has not heard of it");
    const both = ids.map((id) => world.legs.get(id));
    if (both.every((leg) => leg?.joined)) return;
    // A provider refuses to join legs of which one has gone; sometimes we only hear of the refusal.
    if (!both.every((leg) => leg?.state === "up") || choose() < faults.lost / 4)
      return tell({ type: "join-failed", at: world.now, operatorLegId: ids[0] });
    for (const leg of both) if (leg) leg.joined = true;
    post({ type: "joined", at: world.now });
  }

  function hangUp(legId: string): void {
    const leg = world.legs.get(legId);
    // "gone": the answer to the order stands for the event.
    if (!leg || leg.state === "down") return tell({ type: "leg-ended", legId, cause: "lost", at: world.now });
    end(leg, "cancelled");
  }

  function end(
    leg: ModelLeg,
    cause: "busy" | "no-answer" | "rejected" | "congestion" | "hung-up" | "cancelled" | "machine" | "answers",
  ): void {
    if (leg.state === "down") return;
    const wasUp = leg.state === "up";
    leg.state = "down";
    leg.joined = false;
    const real = cause === "answers" || cause === "machine" ? "hung-up" : cause;
    post({ type: wasUp ? "leg-ended" : "leg-failed", legId: leg.id, cause: real, at: world.now });
    check();
  }

  /** What a periodic look at the provider brings back. */
  function reconcile(): void {
    if (world.call.endedAt !== null) return;
    for (const leg of world.call.legs.filter((known) => known.state !== "down" && !known.lent)) {
      const real = world.legs.get(leg.id);
      if (real?.state === "down" || (!real && world.now - leg.placedAt > RECONCILE_MS))
        tell({ type: "leg-ended", legId: leg.id, cause: "lost", at: world.now });
      else if (real?.state === "up" && leg.state !== "up")
        tell({ type: "leg-answered", legId: leg.id, at: world.now });
      if (real?.joined && world.call.joinedAt === null) tell({ type: "joined", at: world.now });
    }
    at(RECONCILE_MS, reconcile);
  }

  const living = (seat: "operator" | "customer") =>
    [...world.legs.values()].filter((leg) => leg.seat === seat && leg.state !== "down");

  function check(): void {
    const customers = living("customer");
    const staff = living("operator");
    if (customers.length > 1) throw new BrokenInvariant("the customer is being rung for two calls at once");
    if (staff.length > (options.atOnce ?? 1))
      throw new BrokenInvariant("more operators' legs live in one call than may ring at once");
    if (staff.filter(({ joined }) => joined).length > 1)
      throw new BrokenInvariant("two operators are joined with one customer");
    checkOthers(staff);
    const waiting =
      customers.some((leg) => leg.state === "up") && staff.length === 0 && world.call.wants === null;
    if (!waiting) world.silentSince = null;
    else world.silentSince ??= world.now;
    // Reconciliation, the last words, and one round of orders: then the line must be down.
    if (world.silentSince !== null && world.now - world.silentSince > RECONCILE_MS + 20_000)
      throw new BrokenInvariant("a customer is left on the line with nobody on the way");
  }

  /** Once an operator has the call nobody else's phone rings on, and whoever picked up hears why and is let go. */
  function checkOthers(staff: ModelLeg[]): void {
    const { takenBy } = world.call;
    if (!takenBy) world.takenSince = null;
    else world.takenSince ??= world.now;
    if (!takenBy || world.takenSince === null) return;
    const waited = world.now - world.takenSince;
    const others = staff.filter(({ id }) => id !== takenBy);
    if (waited > 100 && others.some(({ state }) => state === "ringing"))
      throw new BrokenInvariant("a phone rings on although another operator has the call");
    if (waited > 20_000 && others.length > 0)
      throw new BrokenInvariant("an operator is kept on the line of somebody else's call");
  }

  /** Runs until nothing is left to do, or `limitMs` of model time has passed. */
  function run(limitMs: number): void {
    const until = world.now + limitMs;
    at(RECONCILE_MS, reconcile);
    tell({ type: "begin", at: world.now });
    while (world.now < until) {
      const timer = nextTimerAt(world.call);
      agenda.sort((a, b) => a.at - b.at || a.order - b.order);
      const due = agenda[0];
      if (timer !== null && (!due || timer <= due.at)) {
        world.now = Math.max(world.now, timer);
        for (const signal of dueTimers(world.call, world.now)) tell(signal);
      } else if (due) {
        agenda.shift();
        world.now = Math.max(world.now, due.at);
        due.run();
        check();
      } else break;
    }
  }

  return { world, run, at, tell, living };
}
