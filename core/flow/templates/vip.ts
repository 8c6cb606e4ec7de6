import { notify } from "../routing/notify/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Numbers on the list of VIPs go to their managers, and somebody hears of it where those cannot; all others to the team. */
export const vip: RoutingTemplate = {
  id: "vip",
  document: ([managers, team]) => {
    const teamId = managers ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("is-vip", "in-list", [1, 1], { listId: "" }),
        place("managers", "connect-team", [2.3, 0.2], callTo(managers, { operatorWaitSeconds: 45 })),
        place("alert", "notify", [3.7, 0], { ...notify.defaults, roles: ["owner", "manager"] }),
        place("team", "connect-team", [3.7, 1.6], callTo(team)),
        place("again", "retry", [5.1, 0.5], { minutes: [5, 30, 120] }),
        place("opening", "schedule", [5.1, 2.4], { teamId: team ?? "" }),
        place("tell", "give-up", [6.4, 1.2], { teamId }),
      ],
      [
        "start.next>is-vip",
        "is-vip.yes>managers",
        "is-vip.no>team",
        "managers.unreached>again",
        "managers.nobody-free>alert",
        "managers.closed>team",
        "managers.failed>team",
        "alert.next>team",
        "team.unreached>again",
        "team.nobody-free>again",
        "team.closed>opening",
        "team.failed>again",
        "again.again>is-vip",
        "again.exhausted>tell",
        "opening.next>is-vip",
        "opening.never>tell",
      ],
    );
  },
};
