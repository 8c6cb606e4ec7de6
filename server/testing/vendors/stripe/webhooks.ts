import { createHmac } from "node:crypto";
import type { Thing } from "./description";

/** A message as Stripe posts it. Signed at the clock's own time: who receives it looks at their own. */
export function signed(event: Thing, secret: string): { body: string; signature: string } {
  const body = JSON.stringify(event);
  const at = Math.floor(Date.now() / 1000);
  const mac = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return { body, signature: `t=${at},v1=${mac}` };
}

/** Each so many times, in an order that `random` decides. */
export function shuffled<T>(all: readonly T[], times: number, random: () => number): T[] {
  const deck = all.flatMap((one) => Array.from({ length: times }, () => one));
  for (let at = deck.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [here, there] = [deck[at], deck[other]];
    if (here === undefined || there === undefined) continue;
    deck[at] = there;
    deck[other] = here;
  }
  return deck;
}
