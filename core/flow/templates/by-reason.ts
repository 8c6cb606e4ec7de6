import { retry } from "../routing/retry/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** A busy line is tried again in a minute, an unanswered one later, a declined call once, a wrong number never. */
export const byReason: RoutingTemplate = {
  id: "by-reason",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.8], callTo(team)),
        place("again", "retry", [2.5, 0.2], { ...retry.defaults, minutes: [5, 30], byReason: true }),
        place("opening", "schedule", [2.5, 1.6], { teamId }),
        place("tell", "give-up", [3.8, 0.9], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>again",
        "call.nobody-free>again",
        "call.failed>again",
        "call.closed>opening",
        "again.again>call",
        "again.exhausted>tell",
        "opening.next>call",
        "opening.never>tell",
      ],
    );
  },
};
