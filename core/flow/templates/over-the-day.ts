import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Keeps trying: soon while operators are busy, over a day and a half while the customer does not answer. */
export const overTheDay: RoutingTemplate = {
  id: "over-the-day",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.8], callTo(team, { operatorWaitSeconds: 180 })),
        place("customer", "retry", [2.4, 0], { minutes: [5, 30, 120, 240, 480, 1_440] }),
        place("busy", "retry", [2.4, 1.1], { minutes: [1, 3, 5, 10, 20, 30] }),
        place("opening", "schedule", [2.4, 2.2], { teamId }),
        place("mended", "retry", [2.4, 3.3], { minutes: [1, 5, 30] }),
        place("tell", "give-up", [3.7, 1.5], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>customer",
        "call.nobody-free>busy",
        "call.closed>opening",
        "call.failed>mended",
        "customer.again>call",
        "customer.exhausted>tell",
        "busy.again>call",
        "busy.exhausted>tell",
        "opening.next>call",
        "opening.never>tell",
        "mended.again>call",
        "mended.exhausted>tell",
      ],
    );
  },
};
