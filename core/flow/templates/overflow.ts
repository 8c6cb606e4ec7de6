import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Three teams, each for a short while: the request goes on as soon as nobody is free, closed or out of order. */
export const overflow: RoutingTemplate = {
  id: "overflow",
  document: ([first, second, third]) =>
    routingFlow(
      [
        place("start", "start", [0, 1]),
        place("first", "connect-team", [1, 0.5], callTo(first, { operatorWaitSeconds: 20 })),
        place("second", "connect-team", [2.3, 1.2], callTo(second, { operatorWaitSeconds: 20 })),
        place("third", "connect-team", [3.6, 1.9], callTo(third)),
        place("later", "retry", [4.9, 0], { minutes: [15, 120] }),
        place("opening", "schedule", [4.9, 2.6], { teamId: first ?? "" }),
        place("tell", "give-up", [6, 1.3], { teamId: first ?? "" }),
      ],
      [
        "start.next>first",
        "first.unreached>later",
        "first.nobody-free>second",
        "first.closed>second",
        "first.failed>second",
        "second.unreached>later",
        "second.nobody-free>third",
        "second.closed>third",
        "second.failed>third",
        "third.unreached>later",
        "third.nobody-free>later",
        "third.closed>opening",
        "third.failed>later",
        "later.again>first",
        "later.exhausted>tell",
        "opening.next>first",
        "opening.never>tell",
      ],
    ),
};
