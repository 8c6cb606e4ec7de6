import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Visitors who were paid for see a bar with a call in seconds, as long as somebody is free to keep it. */
export const fromAds: FlowTemplate = {
  id: "from-ads",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("paid", "source", [1, 0], { values: ["ads"] }),
      place("free", "operators-free", [2, 0], { atLeast: 1, teamId: "" }),
      place(
        "bar",
        "offer",
        [3, 0],
        offerWith({
          form: "bar",
          name: "Bar for visitors from ads",
          appearance: { position: "top" },
          channels: ["call-now"],
          texts: {
            en: {
              title: "Talk to us in about {seconds} seconds",
              text: "Leave your number: we call you, the call costs you nothing.",
              button: "Call me back",
            },
            ru: {
              title: "Поговорим через {seconds} секунд",
              text: "Оставьте номер: позвоним сами, звонок для вас бесплатный.",
              button: "Жду звонка",
            },
          },
        }),
      ),
      place("button", "offer", [3, 1], offerWith({ form: "button", name: "Button" })),
    ],
    ["start.next>paid", "paid.yes>free", "paid.no>button", "free.yes>bar", "free.no>button"],
  ),
};
