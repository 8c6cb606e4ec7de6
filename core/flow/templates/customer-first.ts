import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** For visitors who are about to buy: their telephone rings at once; after a miss the operator leads. */
export const customerFirst: RoutingTemplate = {
  id: "customer-first",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place(
          "at-once",
          "connect-team",
          [1, 0.5],
          callTo(team, { order: "customer-first", customerRingSeconds: 25, operatorWaitSeconds: 30 }),
        ),
        place("minute", "retry", [2.3, 0], { minutes: [1] }),
        place("by-operator", "connect-team", [3.4, 0.3], callTo(team)),
        place("later", "retry", [4.7, 0], { minutes: [15, 120] }),
        place("opening", "schedule", [2.3, 2], { teamId }),
        place("tell", "give-up", [5.9, 1], { teamId }),
      ],
      [
        "start.next>at-once",
        "at-once.unreached>minute",
        "at-once.nobody-free>minute",
        "at-once.closed>opening",
        "at-once.failed>minute",
        "minute.again>by-operator",
        "minute.exhausted>tell",
        "by-operator.unreached>later",
        "by-operator.nobody-free>later",
        "by-operator.closed>opening",
        "by-operator.failed>later",
        "later.again>by-operator",
        "later.exhausted>tell",
        "opening.next>by-operator",
        "opening.never>tell",
      ],
    );
  },
};
