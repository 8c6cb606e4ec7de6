import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Who leaves with something in the cart is asked once whether a talk would help. */
export const leavingCart: FlowTemplate = {
  id: "leaving-cart",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("cart", "cart-value", [1, 0], { comparison: "at-least", value: 1, to: 1 }),
      place("leaving", "exit-intent", [2, 0]),
      place("free", "operators-free", [3, 0], { atLeast: 1, teamId: "" }),
      place(
        "order",
        "offer",
        [4, 0],
        offerWith({
          form: "popup",
          name: "Order by phone",
          texts: {
            en: {
              title: "Finish your order by phone?",
              text: "We call you in about {seconds} seconds and take your order as you tell it.",
              button: "Call me back",
            },
            ru: {
              title: "Оформить заказ по телефону?",
              text: "Позвоним примерно через {seconds} секунд и запишем заказ с ваших слов.",
              button: "Жду звонка",
            },
          },
        }),
      ),
      place("button", "offer", [4, 1], offerWith({ form: "button", name: "Button" })),
    ],
    [
      "start.next>cart",
      "cart.yes>leaving",
      "cart.no>button",
      "leaving.yes>free",
      "leaving.no>button",
      "free.yes>order",
      "free.no>button",
    ],
  ),
};
