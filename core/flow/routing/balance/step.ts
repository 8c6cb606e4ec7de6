import type { NodeStep } from "../../runtime/node-step";
import type { RoutingFactKey, RoutingFacts } from "../../runtime/routing-facts";
import { CALL_PORTS } from "../connect-team/step";
import type { BalanceConfig } from "./definition";

type Centre = BalanceConfig["centres"][number];

/**
 * Gives the call to the team whose turn it is; where nobody there takes it, to the next that has somebody free. While
 * all are busy it waits at the first.
 */
export const stepBalance: NodeStep<BalanceConfig> = (config, { facts, rung }, event) => {
  if (event.type === "entered") {
    const open = inOrder(config, facts).filter(({ teamId }) => facts[`team-open:${teamId}`] === true);
    const first = open.find(hasSomebodyFree(facts)) ?? open[0];
    return first ? { startCall: true, teamId: first.teamId } : { port: "closed" };
  }
  if (event.type !== "call-ended") return { stay: true };
  const port = CALL_PORTS[event.result];
  if (port === "talked" || port === "unreached" || event.result === "cancelled") return { port };
  const left = inOrder(config, facts).filter(({ teamId }) => !rung.includes(teamId));
  const next = left.find(hasSomebodyFree(facts));
  return next ? { startCall: true, teamId: next.teamId } : { port };
};

/** A closed team has nobody free. */
const hasSomebodyFree =
  (facts: RoutingFacts) =>
  ({ teamId }: Centre): boolean =>
    numberOf(facts, `operators-free:${teamId}`, 0) > 0;

/** Whose turn it is, first to last; among equals by their parts, then as they stand in the list. */
function inOrder({ centres, by }: BalanceConfig, facts: RoutingFacts): Centre[] {
  const rank = RANKS[by];
  return centres
    .map((centre) => ({ centre, rank: rank(centre, facts), turn: turnOf(centre, facts) }))
    .sort((a, b) => a.rank - b.rank || a.turn - b.turn || b.centre.weight - a.centre.weight)
    .map(({ centre }) => centre);
}

/** Smaller is sooner. A price that nobody told comes last; a team whose rate is unknown is given the chance. */
const RANKS: Record<BalanceConfig["by"], (centre: Centre, facts: RoutingFacts) => number> = {
  weights: () => 0,
  "free-lines": ({ teamId }, facts) => -numberOf(facts, `operators-free:${teamId}`, 0),
  price: ({ teamId }, facts) => numberOf(facts, `team-price:${teamId}`, Number.MAX_VALUE),
  "answer-rate": ({ teamId }, facts) => -numberOf(facts, `answer-rate:${teamId}`, 100),
};

/**
 * The next call goes where the calls of the last hour, this one half counted in, are fewest for the weight: the
 * divisor method of Sainte-Laguë, which keeps the parts exact at every length. Weight 0 comes after all others.
 */
const turnOf = ({ teamId, weight }: Centre, facts: RoutingFacts): number =>
  weight > 0 ? (numberOf(facts, `team-calls:${teamId}`, 0) + 0.5) / weight : Number.MAX_VALUE;

function numberOf(facts: RoutingFacts, key: RoutingFactKey, absent: number): number {
  const fact = facts[key];
  return typeof fact === "number" ? fact : absent;
}
