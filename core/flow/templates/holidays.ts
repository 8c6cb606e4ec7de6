import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

/** Every day around the clock, except the days that are written down: to be changed to one's own. */
const WORKDAYS = {
  days: [1, 2, 3, 4, 5, 6, 7],
  from: "00:00",
  to: "24:00",
  timeZone: "Europe/Moscow",
  except: ["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-07"],
};

/** On holidays a team on duty calls instead, and the lead is marked. */
export const holidays: RoutingTemplate = {
  id: "holidays",
  document: ([team, duty]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("is-workday", "own-hours", [1, 1], WORKDAYS),
        place("team", "connect-team", [2.4, 0.2], callTo(team)),
        place("mark", "tag", [2.4, 2], { mode: "add", tags: ["holiday"] }),
        place("duty", "connect-team", [3.5, 2], callTo(duty)),
        place("again", "retry", [4.9, 0], { minutes: [5, 30, 120] }),
        place("opening", "schedule", [4.9, 1.6], { teamId }),
        place("tell", "give-up", [6.2, 0.8], { teamId }),
      ],
      [
        "start.next>is-workday",
        "is-workday.yes>team",
        "is-workday.no>mark",
        "mark.next>duty",
        "team.unreached>again",
        "team.nobody-free>again",
        "team.closed>opening",
        "team.failed>again",
        "duty.unreached>again",
        "duty.nobody-free>opening",
        "duty.closed>opening",
        "duty.failed>again",
        "again.again>is-workday",
        "again.exhausted>tell",
        "opening.next>team",
        "opening.never>tell",
      ],
    );
  },
};
