import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Calls in the hours of the team only: who asks at night is called when it opens; who is missed is left to a person. */
export const inHours: RoutingTemplate = {
  id: "in-hours",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.5], callTo(team, { operatorWaitSeconds: 300 })),
        place("opening", "schedule", [2.4, 1.3], { teamId }),
        place("tell", "give-up", [3.5, 0.4], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>tell",
        "call.nobody-free>tell",
        "call.closed>opening",
        "call.failed>tell",
        "opening.next>call",
        "opening.never>tell",
      ],
    );
  },
};
