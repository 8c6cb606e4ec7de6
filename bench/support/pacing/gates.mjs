// What is asked of pacing beside the figures of the ten teams: that learning costs little, and that its risks are true.
import { randomOf } from "./random.mjs";
import { pickUpOf, requestsOf, whatHappens } from "./requests.mjs";
import { simulate } from "./simulate.mjs";

/**
 * Operators' time lost by a pacing that learns, as times that of one that was told how long everything takes.
 * @param createPacing of the product; `emptyRecord` and the price that a new pool begins with
 */
export function learnedByKnown(team, seeds, { createPacing, emptyRecord, startingPrice }) {
  const record = knownRecord(team, emptyRecord);
  const sum = (run) => seeds.reduce((total, seed) => total + run(seed), 0);
  const known = (seed) => {
    const pacing = createPacing({ memory: { A: { record, price: startingPrice() } } });
    // What it was told is the truth: of the events only those that set its price are new to it.
    const observe = (event) => {
      if (event.type === "customerAbandoned" || event.type === "bridged") pacing.observe(event);
    };
    return simulate(team, seed, { observe, decide: pacing.decide }).unproductive;
  };
  return sum((seed) => simulate(team, seed, createPacing()).unproductive) / sum(known);
}

const DRAWS_HOURS = 100;
/** So sure that nothing else counts. */
const CERTAIN = 1e9;

/** A record whose guesses are what very many customers and operators of the team do. */
function knownRecord(team, emptyRecord) {
  const record = emptyRecord({ customer: 30, operator: { phone: 15, browser: 5 } });
  const seen = { setUp: [], answer: [], decline: [], noanswer: [], busy: 0, work: [], wrapUp: [] };
  const requests = requestsOf({ ...team, end: DRAWS_HOURS * 3600 }, "known");
  for (const { truth } of requests) {
    const { kind, after } = whatHappens(truth, 0);
    seen.work.push(truth.talk + truth.wrapUp);
    seen.wrapUp.push(truth.wrapUp);
    if (kind === "busy") {
      seen.busy++;
      continue;
    }
    seen.setUp.push(truth.setUp);
    seen[kind === "answered" ? "answer" : kind === "declined" ? "decline" : "noanswer"].push(
      after - truth.setUp,
    );
  }
  const { customers } = record;
  know(customers.setUp, seen.setUp, []);
  know(customers.answer, seen.answer, [...seen.decline, ...seen.noanswer]);
  know(customers.decline, seen.decline, [...seen.answer, ...seen.noanswer]);
  Object.assign(customers, { failed: seen.busy, dialed: requests.length });
  know(record.conversation, seen.work, []);
  know(record.wrapUp, seen.wrapUp, []);
  const [operator] = team.operators;
  const random = randomOf("known/operator");
  const pickUps = Array.from({ length: 50_000 }, () => pickUpOf(operator, random));
  const missed = pickUps.filter((seconds) => seconds === null).map(() => operator.timeout);
  know(
    record.pickUp[operator.kind],
    pickUps.filter((seconds) => seconds !== null),
    missed,
  );
  return record;
}

/** Sets a table's guess to what was seen. @param ended durations that ended so; @param cut those that ended otherwise */
function know(hazards, ended, cut) {
  const bins = hazards.guessed.length;
  const place = (seconds) => Math.min(bins - 1, Math.floor(seconds / hazards.width));
  const ends = new Array(bins).fill(0);
  const gone = new Array(bins).fill(0);
  for (const seconds of ended) ends[place(seconds)]++;
  for (const seconds of cut) gone[place(seconds)]++;
  let left = ended.length + cut.length;
  hazards.weight = CERTAIN;
  for (let bin = 0; bin < bins; bin++) {
    hazards.guessed[bin] = left > 0 ? Math.min(0.999, ends[bin] / left) : 0;
    left -= ends[bin] + gone[bin];
  }
}

/** Upper ends of the bins of foretold risk. */
const BINS = [0.001, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.1, 1];

/**
 * The risk that each customer was dialled with, beside how many of those who answered found nobody, by bin, over as many
 * runs as are watched. Customers dialled for an operator on the line were not foretold anything.
 */
export function foretelling() {
  const bins = BINS.map((upTo) => ({ upTo, foretold: 0, answered: 0, abandoned: 0 }));
  return {
    bins,
    /** A pacing whose dials are noted, from the end of the team's warm-up. */
    watch(pacing, { warmUp }) {
      const risks = new Map();
      const note = ({ type, at, customer }) => {
        const risk = risks.get(customer);
        const bin = bins.find(({ upTo }) => risk < upTo);
        if (!bin || at < warmUp) return;
        if (type === "customerAnswered") {
          bin.answered++;
          bin.foretold += risk;
        } else if (type === "customerAbandoned") bin.abandoned++;
      };
      return {
        observe(event) {
          note(event);
          pacing.observe(event);
        },
        decide(view, now) {
          const actions = pacing.decide(view, now);
          for (const { type, customer, risk } of actions)
            if (type === "dialCustomer") risks.set(customer, risk?.told);
          return actions;
        },
      };
    },
  };
}
