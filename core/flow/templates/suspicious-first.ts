import { notify } from "../routing/notify/definition";
import { spamScore } from "../routing-conditions/spam-score/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** What looks like spam rings nobody: the managers look at it first, and it waits for a person where they do not. */
export const suspiciousFirst: RoutingTemplate = {
  id: "suspicious-first",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("is-suspicious", "spam-score", [1, 1], { ...spamScore.defaults }),
        place("mark", "tag", [2.3, 0], { mode: "add", tags: ["suspicious"] }),
        place("look", "notify", [3.6, 0], {
          ...notify.defaults,
          roles: ["manager", "owner"],
          wantsReaction: true,
        }),
        place("seen", "end", [4.9, -0.2], { outcome: "nobody-free" }),
        place("call", "connect-team", [2.3, 1.4], callTo(team)),
        place("again", "retry", [3.6, 1.2], { minutes: [5, 30] }),
        place("opening", "schedule", [3.6, 2.2], { teamId }),
        place("tell", "give-up", [4.9, 1], { teamId }),
      ],
      [
        "start.next>is-suspicious",
        "is-suspicious.yes>mark",
        "is-suspicious.no>call",
        "mark.next>look",
        "look.acknowledged>seen",
        "look.no-reaction>tell",
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
