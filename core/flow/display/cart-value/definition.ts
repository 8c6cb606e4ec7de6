import { numberCondition } from "../number-definition";

/** What the cart is worth, in the shop's own currency, as the page tells it. */
export const cartValue = numberCondition("cart-value", "cart-value", "behaviour", {
  min: 0,
  max: 1_000_000_000,
  value: 100,
});
