import { balance } from "../routing/balance/definition";
import { place, type RoutingTemplate, routingFlow } from "./template";

/** Calls are shared out between two call centres by weight, each in its own hours; where one cannot, the other does. */
export const twoCentres: RoutingTemplate = {
  id: "two-centres",
  document: ([first, second]) => {
    const teamId = first ?? "";
    const centres = [
      { teamId, weight: 60 },
      { teamId: second ?? "", weight: 40 },
    ];
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("share", "balance", [1, 1], { ...balance.defaults, by: "weights", centres }),
        place("later", "retry", [2.5, 0], { minutes: [15, 120] }),
        place("soon", "retry", [2.5, 1.1], { minutes: [2, 10, 30] }),
        place("opening", "schedule", [2.5, 2.2], { teamId, spreadMinutes: 30 }),
        place("tell", "give-up", [4, 1.2], { teamId }),
      ],
      [
        "start.next>share",
        "share.unreached>later",
        "share.nobody-free>soon",
        "share.closed>opening",
        "share.failed>soon",
        "later.again>share",
        "later.exhausted>tell",
        "soon.again>share",
        "soon.exhausted>tell",
        "opening.next>share",
        "opening.never>tell",
      ],
    );
  },
};
