import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** By day the first team, by night the second; whom neither reaches is called in the morning, one after another. */
export const nightShift: RoutingTemplate = {
  id: "night-shift",
  document: ([day, night]) => {
    const teamId = day ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("is-day", "business-hours", [1, 1], { teamId }),
        place("day", "connect-team", [2.3, 0], callTo(day)),
        place("night", "connect-team", [2.3, 2], callTo(night, { operatorWaitSeconds: 60 })),
        place("again", "retry", [3.8, 0.2], { minutes: [3, 20, 90] }),
        place("morning", "schedule", [3.8, 2], { teamId, spreadMinutes: 45 }),
        place("tell", "give-up", [5.1, 1], { teamId }),
      ],
      [
        "start.next>is-day",
        "is-day.yes>day",
        "is-day.no>night",
        "day.unreached>again",
        "day.nobody-free>again",
        "day.closed>night",
        "day.failed>again",
        "night.unreached>again",
        "night.nobody-free>morning",
        "night.closed>morning",
        "night.failed>morning",
        "again.again>is-day",
        "again.exhausted>tell",
        "morning.next>day",
        "morning.never>tell",
      ],
    );
  },
};
