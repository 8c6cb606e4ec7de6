import fc from "fast-check";
import { expect, it } from "vitest";
import { addCustomer, addOperator, shortageOf, someoneWaits } from "./shortage";

const chance = fc.double({ min: 0.001, max: 1, noNaN: true });
const chances = fc.array(chance, { maxLength: 5 });

/** Every way in which the legs may turn out, one by one. */
function byHand(certain: number, customers: number[], operators: number[]): number {
  const legs = [...customers, ...operators];
  let sum = 0;
  for (let way = 0; way < 2 ** legs.length; way++) {
    let likelihood = 1;
    let missing = certain;
    for (const [leg, chanceOf] of legs.entries()) {
      const isThere = (way >> leg) % 2 === 1;
      likelihood *= isThere ? chanceOf : 1 - chanceOf;
      if (isThere) missing += leg < customers.length ? 1 : -1;
    }
    if (missing > 0) sum += likelihood;
  }
  return sum;
}

it("is what counting every way gives", () => {
  fc.assert(
    fc.property(fc.nat(2), chances, chances, (certain, customers, operators) => {
      const shortage = shortageOf(certain);
      for (const one of customers) addCustomer(shortage, one);
      for (const one of operators) addOperator(shortage, one);
      expect(someoneWaits(shortage)).toBeCloseTo(byHand(certain, customers, operators), 9);
    }),
  );
});

it("stays bounded with a crowd on the line", () => {
  const shortage = shortageOf(500);
  for (let leg = 0; leg < 100; leg++) addCustomer(shortage, 0.5);
  expect(shortage.length).toBeLessThanOrEqual(64);
  expect(someoneWaits(shortage)).toBe(1);
});
