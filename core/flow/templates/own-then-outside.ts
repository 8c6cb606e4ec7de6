import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Our own people for half a minute; then the outside call centre, which is also there when we are not. */
export const ownThenOutside: RoutingTemplate = {
  id: "own-then-outside",
  document: ([own, outside]) => {
    const teamId = own ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("own", "connect-team", [1, 0.4], callTo(own, { operatorWaitSeconds: 30 })),
        place("by-centre", "tag", [2.2, 1.7], { mode: "add", tags: ["call centre"] }),
        place("outside", "connect-team", [3.3, 1.7], callTo(outside, { operatorWaitSeconds: 60 })),
        place("later", "retry", [4.7, 0], { minutes: [10, 60, 180] }),
        place("soon", "retry", [4.7, 1.3], { minutes: [3, 15] }),
        place("opening", "schedule", [4.7, 2.6], { teamId }),
        place("tell", "give-up", [6, 1.3], { teamId }),
      ],
      [
        "start.next>own",
        "own.unreached>later",
        "own.nobody-free>by-centre",
        "own.closed>by-centre",
        "own.failed>by-centre",
        "by-centre.next>outside",
        "outside.unreached>later",
        "outside.nobody-free>soon",
        "outside.closed>opening",
        "outside.failed>soon",
        "later.again>own",
        "later.exhausted>tell",
        "soon.again>own",
        "soon.exhausted>tell",
        "opening.next>own",
        "opening.never>tell",
      ],
    );
  },
};
