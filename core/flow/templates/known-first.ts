import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/**
 * Who talked with us before, or is somebody's customer in the CRM, is called by those who know them, the owner first;
 * whoever is new by the second team. Nobody waits for the right people: either team helps out.
 */
export const knownFirst: RoutingTemplate = {
  id: "known-first",
  document: ([own, others]) => {
    const teamId = own ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("owned", "has-owner", [1, 1]),
        place("known", "known-customer", [1.9, 1.8], { before: "talked" }),
        place("own", "connect-team", [3.1, 0], callTo(own, { ownerFirst: true, operatorWaitSeconds: 60 })),
        place("others", "connect-team", [3.1, 2.4], callTo(others)),
        place("opening", "schedule", [4.6, -0.2], { teamId }),
        place("again", "retry", [4.6, 1.4], { minutes: [5, 30, 120] }),
        place("tell", "give-up", [5.9, 1.2], { teamId }),
      ],
      [
        "start.next>owned",
        "owned.yes>own",
        "owned.no>known",
        "known.yes>own",
        "known.no>others",
        "own.unreached>again",
        "own.nobody-free>others",
        "own.closed>opening",
        "own.failed>again",
        "others.unreached>again",
        "others.nobody-free>again",
        "others.closed>opening",
        "others.failed>again",
        "opening.next>owned",
        "opening.never>tell",
        "again.again>owned",
        "again.exhausted>tell",
      ],
    );
  },
};
