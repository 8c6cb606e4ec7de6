import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Half of the visitors see the button, half a pop-up after a while; a tenth sees nothing, to compare with. */
export const splitTest: FlowTemplate = {
  id: "split-test",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("halves", "split", [1, 0], {
        holdOut: 10,
        variants: [
          { id: "button", name: "Button", weight: 1 },
          { id: "popup", name: "Pop-up", weight: 1 },
        ],
      }),
      place("while", "time-on-page", [2, 1], { atLeast: 20 }),
      place("popup", "offer", [3, 1], offerWith({ form: "popup", name: "Pop-up" })),
      place("button", "offer", [3, 0], offerWith({ form: "button", name: "Button" })),
      place("nothing", "nothing", [2, 2]),
    ],
    [
      "start.next>halves",
      "halves.button>button",
      "halves.popup>while",
      "halves.held-out>nothing",
      "while.yes>popup",
    ],
  ),
};
