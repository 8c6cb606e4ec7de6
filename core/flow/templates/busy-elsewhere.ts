import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** The queue is looked at before anybody waits in it: a long one, or a team without anybody free, is left out at once. */
export const busyElsewhere: RoutingTemplate = {
  id: "busy-elsewhere",
  document: ([first, second]) => {
    const teamId = first ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("queue", "team-queue", [1, 1], { atLeast: 3, teamId }),
        place("free", "operators-free", [2, 0.2], { atLeast: 1, teamId }),
        place("first", "connect-team", [3.2, 0], callTo(first)),
        place("second", "connect-team", [3.2, 2], callTo(second)),
        place("opening", "schedule", [4.7, 2.8], { teamId }),
        place("again", "retry", [4.7, 0.6], { minutes: [3, 15, 60] }),
        place("tell", "give-up", [6, 1.4], { teamId }),
      ],
      [
        "start.next>queue",
        "queue.yes>second",
        "queue.no>free",
        "free.yes>first",
        "free.no>second",
        "first.unreached>again",
        "first.nobody-free>second",
        "first.closed>second",
        "first.failed>second",
        "second.unreached>again",
        "second.nobody-free>again",
        "second.closed>opening",
        "second.failed>again",
        "opening.next>queue",
        "opening.never>tell",
        "again.again>queue",
        "again.exhausted>tell",
      ],
    );
  },
};
