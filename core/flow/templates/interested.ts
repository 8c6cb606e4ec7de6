import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Points for signs of interest: whoever gathers enough of them is asked by a card that slides in. */
export const interested: FlowTemplate = {
  id: "interested",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("interest", "score", [1, 0], {
        threshold: 60,
        rules: [
          { points: 30, kind: "time-on-site", config: { atLeast: 60 }, not: false },
          { points: 20, kind: "scroll-depth", config: { atLeast: 60 }, not: false },
          { points: 20, kind: "returning", config: {}, not: false },
          {
            points: 20,
            kind: "pages-viewed",
            config: { comparison: "at-least", value: 3, to: 3 },
            not: false,
          },
          { points: 20, kind: "text-copied", config: {}, not: false },
        ],
      }),
      place("card", "offer", [2, 0], offerWith({ form: "slide-in", name: "Card" })),
      place("button", "offer", [2, 1], offerWith({ form: "button", name: "Button" })),
    ],
    ["start.next>interest", "interest.yes>card", "interest.no>button"],
  ),
};
