import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** The second team is rung when the first has nobody; a customer who is missed is rung again by the first. */
export const twoTeams: RoutingTemplate = {
  id: "two-teams",
  document: ([first, second]) =>
    routingFlow(
      [
        place("start", "start", [0, 1]),
        place("first", "connect-team", [1, 0.5], callTo(first, { operatorWaitSeconds: 40 })),
        place("second", "connect-team", [2.3, 1.6], callTo(second)),
        place("later", "retry", [3.7, 0], { minutes: [10, 60, 180] }),
        place("soon", "retry", [3.7, 1.3], { minutes: [2, 10, 30] }),
        place("opening", "schedule", [3.7, 2.6], { teamId: first ?? "" }),
        place("tell", "give-up", [4.9, 1.2], { teamId: first ?? "" }),
      ],
      [
        "start.next>first",
        "first.unreached>later",
        "first.nobody-free>second",
        "first.closed>second",
        "first.failed>second",
        "second.unreached>later",
        "second.nobody-free>soon",
        "second.closed>opening",
        "second.failed>soon",
        "later.again>first",
        "later.exhausted>tell",
        "soon.again>first",
        "soon.exhausted>tell",
        "opening.next>first",
        "opening.never>tell",
      ],
    ),
};
