import { connectPerson } from "../routing/connect-person/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Whoever looks after the customer in the CRM is rung alone; only when they cannot, the team. */
export const ownerFirst: RoutingTemplate = {
  id: "owner-first",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("owner", "connect-person", [1, 0.6], { ...connectPerson.defaults, who: "owner" }),
        place("team", "connect-team", [2.4, 1.4], callTo(team)),
        place("later", "retry", [3.9, 0], { minutes: [10, 60, 240] }),
        place("soon", "retry", [3.9, 1.2], { minutes: [2, 15, 60] }),
        place("opening", "schedule", [3.9, 2.4], { teamId }),
        place("tell", "give-up", [5.2, 1.2], { teamId }),
      ],
      [
        "start.next>owner",
        "owner.unreached>later",
        "owner.nobody>team",
        "owner.not-free>team",
        "owner.not-answered>team",
        "owner.failed>team",
        "team.unreached>later",
        "team.nobody-free>soon",
        "team.closed>opening",
        "team.failed>soon",
        "later.again>owner",
        "later.exhausted>tell",
        "soon.again>owner",
        "soon.exhausted>tell",
        "opening.next>owner",
        "opening.never>tell",
      ],
    );
  },
};
