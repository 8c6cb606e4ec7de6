import { paceTeam } from "../../dispatch/pace-team";
import type { SmartBooks, SmartDecision, SmartOperator } from "../../dispatch/smart-books";
import { smartCallOf } from "../../dispatch/smart-call";
import { createPacing } from "../../pacing/pacing";
import { advanceStandby, dueStandbyTimers, nextStandbyTimerAt, startStandby } from "../../standby/machine";
import {
  isStandbyId,
  type Standby,
  type StandbyCommand,
  type StandbySignal,
  standbyIdOf,
  standbyPhaseOf,
} from "../../standby/standby";
import type { Call, CallOptions, Leg } from "../call";
import { callOfLeg } from "../leg-id";
import { lastLeg } from "../legs";
import { advance, dueTimers, nextTimerAt, start } from "../machine";
import type { Command, Signal } from "../signals";
import { createNetwork, type Network } from "./network";
import { BrokenInvariant } from "./world";

/**
 * A team in the smart order, for property tests: calls, operators who stand by, the dispatcher with its pacing, and a
 * phone network whose signals come late, twice, out of order, or never. What we tell ourselves is stored, so it is never
 * lost, but it is applied some time later. Time is the model's own, and every choice comes from `choose`.
 */
export interface TeamWorldOptions {
  calls: CallOptions[];
  operators: string[];
  choose: () => number;
  faults: { lost: number; twice: number; late: number };
}

type AnySignal = Signal | StandbySignal;

/** A customer on the line and an operator on the line may miss each other for so long, beside a look of the dispatcher. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 500;
const RECONCILE_MS = 15_000;
const ACCOUNT = { id: null, provider: "model" };

export function createTeamWorld({ calls: options, operators, choose, faults }: TeamWorldOptions) {
  const pacing = createPacing();
  const calls = new Map<string, Call>(options.map((one) => [one.callId, start(one)]));
  const standbys = new Map<string, Standby>();
  /** Who holds an operator: a call or a standby. */
  const leases = new Map<string, string>();
  const restingUntil = new Map<string, number>();
  /** What the dispatcher has decided, until it is taken in: the books count it at once. */
  const decided = { calls: new Map<string, string>(), standbys: new Map<string, "lent" | "leaving">() };
  const world = { now: 0, finished: 0, lent: 0 };
  /** By call: since when its customer and an operator for them are on the line and not joined. */
  const unmetSince = new Map<string, number>();
  const agenda: { at: number; order: number; run: () => void }[] = [];
  let order = 0;
  const at = (ms: number, run: () => void) => void agenda.push({ at: world.now + ms, order: order++, run });
  const between = (from: number, to: number) => Math.floor(from + choose() * (to - from));

  const network: Network = createNetwork({ choose, at, now: () => world.now, post });

  /** From the phone network. */
  function post(legId: string, signal: AnySignal): void {
    for (let times = choose() < faults.twice ? 2 : 1; times > 0; times--) {
      if (choose() < faults.lost) continue;
      at(choose() < faults.late ? between(20, 8_000) : between(1, 60), () =>
        tell(ownerOf(legId, signal), signal),
      );
    }
  }

  /** A join concerns the call, whichever leg tells of it. */
  const ownerOf = (legId: string, signal: AnySignal): string => {
    const owner = callOfLeg(legId);
    return signal.type === "joined" && isStandbyId(owner)
      ? callOfLeg(network.joinedWith(legId) ?? legId)
      : owner;
  };

  /** From ourselves: stored, applied soon, and in the order in which it was stored. */
  const stored = new Map<string, number>();
  function store(id: string, signal: AnySignal): void {
    const due = Math.max(world.now + between(1, 60), stored.get(id) ?? 0);
    stored.set(id, due);
    at(due - world.now, () => tell(id, signal));
  }

  function tell(id: string, signal: AnySignal): void {
    const call = calls.get(id);
    const standby = standbys.get(id);
    if (call) tellCall(id, call, signal as Signal);
    else if (standby) tellStandby(id, standby, signal as StandbySignal);
  }

  function tellCall(id: string, call: Call, signal: Signal): void {
    const next = advance(call, signal);
    calls.set(id, next.call);
    if (signal.type === "operator-lent" || signal.type === "customer-allowed") decided.calls.delete(id);
    for (const command of next.commands) perform(id, command);
    at(1, look);
  }

  function tellStandby(id: string, standby: Standby, signal: StandbySignal): void {
    const next = advanceStandby(standby, signal);
    standbys.set(id, next.standby);
    if (signal.type === "lent" || signal.type === "dismissed") decided.standbys.delete(id);
    for (const command of next.commands) perform(id, command);
    at(1, look);
  }

  function perform(id: string, command: Command | StandbyCommand): void {
    const once = () => performOnce(id, command);
    if (command.type === "tell-call") return store(command.callId, command.signal);
    if (command.type === "return-operator") {
      const { talked, legId } = command;
      return store(callOfLeg(legId), { type: "returned", at: world.now, callId: id, talked });
    }
    if (command.type === "release-operator") return release(id, command.operatorId, command.rest);
    at(between(1, 40), once);
    if (choose() < faults.twice / 2) at(between(50, 30_000), once);
  }

  function release(id: string, operatorId: string, rest: string): void {
    if (leases.get(operatorId) !== id) return;
    leases.delete(operatorId);
    restingUntil.set(operatorId, world.now + { none: 0, "wrap-up": 15_000, missed: 60_000 }[rest as "none"]);
  }

  function performOnce(id: string, command: Command | StandbyCommand): void {
    switch (command.type) {
      case "place-leg": {
        const leg = standbys.get(id)?.leg ?? calls.get(id)?.legs.find((one) => one.id === command.legId);
        if (leg?.state !== "down" && !leg?.hangUpCause) network.place(command);
        return;
      }
      case "say":
      case "reassure":
        return network.say(command.legId, command.key);
      case "join":
        if (!network.join(command.legIds))
          tell(id, { type: "join-failed", at: world.now, operatorLegId: command.legIds[0] });
        return;
      case "hang-up":
        if (!network.hangUp(command.legId))
          tell(id, { type: "leg-ended", legId: command.legId, cause: "lost", at: world.now });
        return;
      case "finish":
        world.finished++;
    }
  }

  function booksNow(): SmartBooks {
    const living = [...standbys.values()].filter(({ endedAt }) => endedAt === null);
    return {
      teamId: "team",
      strategy: "longest-idle",
      isOneNumber: false,
      teamIds: ["team"],
      calls: [...calls.entries()].flatMap(([callId, state]) => {
        if (state.begunAt === null || state.endedAt !== null) return [];
        const row = { callId, teamId: "team", account: ACCOUNT, requestedAt: state.options.startedAt };
        return smartCallOf({ ...row, state, answer: decided.calls.get(callId) ?? null }, world.now) ?? [];
      }),
      operators: operators.map((id): SmartOperator => {
        const standby = living.find((one) => one.options.operatorId === id);
        const phase = standby && (decided.standbys.get(standby.options.standbyId) ?? standbyPhaseOf(standby));
        const isResting = (restingUntil.get(id) ?? 0) > world.now;
        return {
          id,
          kind: "phone",
          teamIds: ["team"],
          place: {
            tier: 1,
            weight: 1,
            credit: 0,
            lastAskedAt: null,
            callsToday: 0,
            skills: [],
            languages: [],
          },
          availability: leases.has(id) ? "engaged" : isResting ? "resting" : "free",
          isPaused: false,
          isWrappingUp: true,
          idleSince: restingUntil.get(id) ?? 0,
          engagedSince: world.now,
          standby:
            standby && phase && phase !== "ended"
              ? {
                  id: standby.options.standbyId,
                  teamId: "team",
                  account: ACCOUNT,
                  phase,
                  since: standby.leg.placedAt,
                }
              : null,
        };
      }),
    };
  }

  function look(): void {
    for (const decision of paceTeam(booksNow(), pacing, true, world.now).decisions) carryOut(decision);
    check();
  }

  function carryOut(decision: SmartDecision): void {
    switch (decision.type) {
      case "allow-customer":
        decided.calls.set(decision.callId, "customer-allowed");
        return store(decision.callId, { type: "customer-allowed", at: world.now });
      case "stand-by": {
        const { operatorId, accept, ringMs, acceptMs } = decision;
        const standbyId = standbyIdOf(`${order++}`);
        leases.set(operatorId, standbyId);
        const begun = startStandby({ standbyId, operatorId, startedAt: world.now, accept, ringMs, acceptMs });
        standbys.set(standbyId, begun.standby);
        for (const command of begun.commands) perform(standbyId, command);
        return;
      }
      case "lend": {
        const { callId, operatorId, standbyId } = decision;
        world.lent++;
        decided.calls.set(callId, "operator-lent");
        decided.standbys.set(standbyId, "lent");
        store(standbyId, { type: "lent", at: world.now, callId });
        return store(callId, { type: "operator-lent", at: world.now, operatorId, legId: `${standbyId}.o1` });
      }
      case "dismiss":
        decided.standbys.set(decision.standbyId, "leaving");
        return store(decision.standbyId, { type: "dismissed", at: world.now });
    }
  }

  function check(): void {
    for (const operatorId of operators)
      if (network.living(operatorId) > 1) throw new BrokenInvariant(`${operatorId} has two legs`);
    // By what really is: however often they are promised to each other, it is being joined that counts. Whoever has
    // talked is alone because the other has left.
    const isAlone = (leg: Leg | undefined) =>
      leg?.state === "up" && network.isUp(leg.id) && !network.wasJoined(leg.id);
    const alone = [...standbys.values()].filter(({ leg }) => isAlone(leg));
    for (const [callId, call] of calls) {
      // An operator who is being introduced to somebody else is theirs.
      const isUnmet =
        call.result === null &&
        isAlone(lastLeg(call, "customer")) &&
        alone.some((one) => one.lentTo === callId || standbyPhaseOf(one) === "waiting");
      if (!isUnmet) unmetSince.delete(callId);
      else if (!unmetSince.has(callId)) unmetSince.set(callId, world.now);
      if (world.now - (unmetSince.get(callId) ?? world.now) > PATIENCE_MS)
        throw new BrokenInvariant("a customer and an operator are on the line and do not meet");
    }
  }

  /** What a periodic look at the provider brings back. */
  function reconcile(): void {
    for (const [id, call] of calls)
      for (const leg of call.legs.filter(({ state, lent }) => state !== "down" && !lent)) {
        for (const signal of network.differences(leg)) tell(id, signal);
        if (network.joinedWith(leg.id) && call.joinedAt === null) tell(id, { type: "joined", at: world.now });
      }
    for (const [id, { leg }] of standbys)
      if (leg.state !== "down") for (const signal of network.differences(leg)) tell(id, signal);
    at(RECONCILE_MS, reconcile);
  }

  const deadlines = (): [string, number][] => [
    ...[...calls].flatMap(([id, call]): [string, number][] => {
      const timer = nextTimerAt(call);
      return timer === null ? [] : [[id, timer]];
    }),
    ...[...standbys].flatMap(([id, standby]): [string, number][] => {
      const timer = nextStandbyTimerAt(standby);
      return timer === null ? [] : [[id, timer]];
    }),
  ];

  function tellTimers(id: string): void {
    const call = calls.get(id);
    const standby = standbys.get(id);
    const due = call ? dueTimers(call, world.now) : standby ? dueStandbyTimers(standby, world.now) : [];
    for (const signal of due) tell(id, signal);
  }

  /** Every request has been dealt with, and nobody is on the line. */
  const isOver = (): boolean =>
    [...calls.values()].every(({ endedAt }) => endedAt !== null) &&
    [...standbys.values()].every(({ endedAt }) => endedAt !== null) &&
    network.all().every(({ state }) => state === "down");

  /** Runs until all is over, or for `limitMs` of model time, with the dispatcher looking twice a second. */
  function run(limitMs: number): void {
    const tick = () => {
      look();
      at(LOOK_MS, tick);
    };
    at(0, tick);
    at(RECONCILE_MS, reconcile);
    for (const { callId, startedAt } of options)
      at(startedAt, () => tell(callId, { type: "begin", at: world.now }));
    while (world.now < limitMs && !isOver()) {
      const first = deadlines().reduce(
        (least, one) => (one[1] < least[1] ? one : least),
        ["", Number.POSITIVE_INFINITY],
      );
      agenda.sort((a, b) => a.at - b.at || a.order - b.order);
      const due = agenda[0];
      if (due && due.at < first[1]) {
        agenda.shift();
        world.now = Math.max(world.now, due.at);
        due.run();
      } else {
        world.now = Math.max(world.now, first[1]);
        tellTimers(first[0]);
      }
    }
  }

  return { world, calls, standbys, leases, network, run, at, tell };
}
