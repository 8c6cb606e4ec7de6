import { displayFlow, type FlowTemplate, offerWith, place } from "./template";

/** Who comes back to a product and reads for a while is asked; everybody else has the button. */
export const productPages: FlowTemplate = {
  id: "product-pages",
  document: displayFlow(
    [
      place("start", "start", [0, 0]),
      place("product", "page-url", [1, 0], { part: "path", match: "contains", values: ["/product"] }),
      place("again", "returning", [2, 0]),
      place("reading", "time-on-page", [3, 0], { atLeast: 20 }),
      place(
        "help",
        "offer",
        [4, 0],
        offerWith({
          form: "popup",
          name: "Help with the product",
          texts: {
            en: {
              title: "A question about this?",
              text: "We call you in about {seconds} seconds and tell you what the page does not.",
              button: "Call me back",
            },
            ru: {
              title: "Есть вопрос об этом товаре?",
              text: "Позвоним примерно через {seconds} секунд и расскажем то, чего нет на странице.",
              button: "Жду звонка",
            },
          },
        }),
      ),
      place("button", "offer", [4, 1], offerWith({ form: "button", name: "Button" })),
    ],
    [
      "start.next>product",
      "product.yes>again",
      "product.no>button",
      "again.yes>reading",
      "again.no>button",
      "reading.yes>help",
      "reading.no>button",
    ],
  ),
};
