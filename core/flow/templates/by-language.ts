import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Visitors of Russian pages are called by the first team, all others by the second. */
export const byLanguage: RoutingTemplate = {
  id: "by-language",
  document: ([russian, english]) => {
    const teamId = russian ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("speaks", "callback-language", [1, 1], { languages: ["ru"] }),
        place("russian", "connect-team", [2.3, 0], callTo(russian, { operatorWaitSeconds: 60 })),
        place("english", "connect-team", [2.3, 2], callTo(english, { operatorWaitSeconds: 60 })),
        place("again", "retry", [3.8, 0.9], { minutes: [3, 20, 90] }),
        place("opening", "schedule", [3.8, 2.4], { teamId }),
        place("tell", "give-up", [5.1, 1.2], { teamId }),
      ],
      [
        "start.next>speaks",
        "speaks.yes>russian",
        "speaks.no>english",
        "russian.unreached>again",
        "russian.nobody-free>again",
        "russian.closed>opening",
        "russian.failed>again",
        "english.unreached>again",
        "english.nobody-free>again",
        "english.closed>opening",
        "english.failed>again",
        "again.again>speaks",
        "again.exhausted>tell",
        "opening.next>speaks",
        "opening.never>tell",
      ],
    );
  },
};
