import { notify } from "../routing/notify/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

const ASKING = { ...notify.defaults, wantsReaction: true };

/** A lead that was not reached is somebody's: the team is asked, then the managers, then the owners. */
export const escalation: RoutingTemplate = {
  id: "escalation",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.8], callTo(team)),
        place("again", "retry", [2.4, 0.1], { minutes: [5, 30] }),
        place("opening", "schedule", [2.4, 1.7], { teamId }),
        place("ask-team", "notify", [3.7, 0.1], { ...ASKING, roles: [], teamId, minutes: 10 }),
        place("ask-managers", "notify", [5, 0.1], { ...ASKING, roles: ["manager"], minutes: 20 }),
        place("ask-owners", "notify", [6.3, 0.1], { ...ASKING, roles: ["owner"], minutes: 60 }),
        place("seen", "end", [6.3, 1.3], { outcome: "as-it-went" }),
        place("tell", "give-up", [7.6, 0.8], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>again",
        "call.nobody-free>again",
        "call.failed>again",
        "call.closed>opening",
        "again.again>call",
        "again.exhausted>ask-team",
        "opening.next>call",
        "opening.never>ask-team",
        "ask-team.acknowledged>seen",
        "ask-team.no-reaction>ask-managers",
        "ask-managers.acknowledged>seen",
        "ask-managers.no-reaction>ask-owners",
        "ask-owners.acknowledged>seen",
        "ask-owners.no-reaction>tell",
      ],
    );
  },
};
