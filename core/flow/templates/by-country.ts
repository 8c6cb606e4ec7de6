import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Numbers of some countries are called by one team, all others by a second, which speaks their languages. */
export const byCountry: RoutingTemplate = {
  id: "by-country",
  document: ([home, abroad]) => {
    const teamId = home ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("from", "phone-country", [1, 1], { countries: ["RU", "BY", "KZ"] }),
        place("home", "connect-team", [2.3, 0], callTo(home)),
        place("abroad", "connect-team", [2.3, 2], callTo(abroad)),
        place("opening-home", "schedule", [3.7, -0.4], { teamId }),
        place("opening-abroad", "schedule", [3.7, 3], { teamId: abroad ?? "" }),
        place("again", "retry", [3.7, 1.2], { minutes: [5, 30, 120] }),
        place("tell", "give-up", [5, 1.2], { teamId }),
      ],
      [
        "start.next>from",
        "from.yes>home",
        "from.no>abroad",
        "home.unreached>again",
        "home.nobody-free>again",
        "home.closed>opening-home",
        "home.failed>again",
        "abroad.unreached>again",
        "abroad.nobody-free>again",
        "abroad.closed>opening-abroad",
        "abroad.failed>again",
        "opening-home.next>home",
        "opening-home.never>tell",
        "opening-abroad.next>abroad",
        "opening-abroad.never>tell",
        "again.again>from",
        "again.exhausted>tell",
      ],
    );
  },
};
