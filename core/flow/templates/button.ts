import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** The plain button for everybody: what a new flow begins with. */
export const button: FlowTemplate = {
  id: "button",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("button", "offer", [1, 0], offerWith({ form: "button", name: "Button" })),
    ],
    ["start.next>button"],
  ),
};
