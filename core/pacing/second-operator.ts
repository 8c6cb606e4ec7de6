import { type Desk, pickUpFor, ringingWithin } from "./desk";
import { RINGING } from "./line-value";
import { picksUpWithin } from "./pick-up";
import { addOperator, shortageOf, someoneWaits } from "./shortage";

/** An operator who comes second waits for nobody until they are let go, in seconds. */
const FOR_NOBODY = 1;
/** How much later the second one may be rung, in seconds: looks are not closer together than this. */
const LATER = [0.5, 1, 1.5];

/**
 * Whether one more operator is to be rung at once for customers on the line, in case the one who is being rung does not
 * pick up: whoever picks up within a second can still be in time. Waiting a little tells mostly that nobody is needed.
 * @param onLine customers on the line beyond operators on the line, at least 1
 */
export function isSecondDue(desk: Desk, onLine: number): boolean {
  const [next] = desk.idle;
  const newest = desk.pool.answered.at(-1);
  if (!next || !newest) return false;
  const left = desk.grace - (desk.now - newest.answeredAt);
  const pickUp = pickUpFor(desk, next);
  const cost = RINGING * pickUp.mean + FOR_NOBODY;
  // Of those who are not there in time: how many there would be beside one more, rung `later` seconds from now.
  const lost = without(desk, onLine, left);
  const worth = (later: number): number => {
    const saved = desk.price * lost * picksUpWithin(pickUp, 0, left - later);
    return saved - cost * (later > 0 ? without(desk, onLine, later) : 1);
  };
  const now = worth(0);
  return now > 0 && LATER.every((later) => worth(later) <= now);
}

/** The chance that a customer on the line is without an operator after so many seconds. */
function without(desk: Desk, onLine: number, seconds: number): number {
  const shortage = shortageOf(onLine);
  for (const leg of desk.ringing) addOperator(shortage, ringingWithin(desk, leg, seconds));
  return someoneWaits(shortage);
}
