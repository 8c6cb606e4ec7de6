import { businessHours } from "../display/business-hours/definition";
import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Calls at once while the team is there, calls at an agreed time while it is not. */
export const officeHours: FlowTemplate = {
  id: "office-hours",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("open", "business-hours", [1, 0], businessHours.defaults),
      place("now", "offer", [2, 0], offerWith({ form: "button", name: "Call now" })),
      place(
        "later",
        "offer",
        [2, 1],
        offerWith({
          form: "button",
          name: "Call later",
          channels: ["call-later"],
          texts: {
            en: {
              title: "When shall we call you?",
              text: "Nobody is here right now. Leave your number and choose a time.",
              button: "Call me then",
            },
            ru: {
              title: "Когда вам перезвонить?",
              text: "Сейчас никого нет на месте. Оставьте номер и выберите время.",
              button: "Жду звонка",
            },
          },
        }),
      ),
    ],
    ["start.next>open", "open.yes>now", "open.no>later"],
  ),
};
