import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** One team, and one more try before a person is told: the least that loses nobody. */
export const oneMoreTry: RoutingTemplate = {
  id: "one-more-try",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.5], callTo(team)),
        place("again", "retry", [2.3, 0], { minutes: [5] }),
        place("opening", "schedule", [2.3, 1.3], { teamId }),
        place("tell", "give-up", [3.4, 0.6], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>again",
        "call.nobody-free>again",
        "call.closed>opening",
        "call.failed>again",
        "again.again>call",
        "again.exhausted>tell",
        "opening.next>call",
        "opening.never>tell",
      ],
    );
  },
};
