import { sendMessage } from "../routing/send-message/definition";
import { callTo, place, type RoutingTemplate, routingFlow } from "./template";

const WORDS = {
  textEn: "{site}: we could not reach you. When may we call? {link}",
  textRu: "{site}: не дозвонились до вас. Когда перезвонить? {link}",
};

/** Who was missed twice is not rung a third time: they choose the time themselves. */
export const textAnotherTime: RoutingTemplate = {
  id: "text-another-time",
  document: ([team]) => {
    const teamId = team ?? "";
    return routingFlow(
      [
        place("start", "start", [0, 1]),
        place("call", "connect-team", [1, 0.8], callTo(team)),
        place("again", "retry", [2.4, 0], { minutes: [30] }),
        place("busy", "retry", [2.4, 1.1], { minutes: [5, 15] }),
        place("opening", "schedule", [2.4, 2.2], { teamId }),
        place("text", "send-message", [3.7, 0], { ...sendMessage.defaults, ...WORDS }),
        place("mark", "tag", [5, 0], { tags: ["texted"], mode: "add" }),
        place("tell", "give-up", [6.3, 1.1], { teamId }),
      ],
      [
        "start.next>call",
        "call.unreached>again",
        "call.nobody-free>busy",
        "call.failed>busy",
        "call.closed>opening",
        "again.again>call",
        "again.exhausted>text",
        "busy.again>call",
        "busy.exhausted>tell",
        "opening.next>call",
        "opening.never>tell",
        "text.sent>mark",
        "text.failed>tell",
        "mark.next>tell",
      ],
    );
  },
};
