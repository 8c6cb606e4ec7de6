import type { NodeStep } from "./node-step";
import { preparePredicate } from "./prepare-predicate";

/** Every condition: asked anew each time the callback comes here, since between two tries the answer may change. */
export const stepCondition: NodeStep = (_config, { asks, facts }, event) => {
  if (event.type !== "entered" || !asks) return { stay: true };
  return { port: preparePredicate(asks)(facts) ? "yes" : "no" };
};
