import type { PlaceLeg, TelephonyProvider } from "./port";

interface Operator {
  id: string;
  /** E.164 */
  phone: string;
  endpoint: "phone" | "browser";
}

/**
 * Where an operator is rung. Whoever takes calls in the browser is rung on their phone by a provider that knows no
 * browsers: a fail-over must not lose the call.
 */
export const phoneOf = (
  { id, phone, endpoint }: Operator,
  { browserPhones }: Pick<TelephonyProvider, "browserPhones">,
): PlaceLeg["to"] => (endpoint === "browser" && browserPhones ? { browserOf: id } : phone);
