import { expect, it } from "vitest";
import { eachAlone } from "./each-alone";

const key = (item: string): string => item;

it("keeps no other from its turn where one fails or is not done yet", async () => {
  const done: string[] = [];
  let goOn = (): void => undefined;
  const task = async (item: string): Promise<void> => {
    if (item === "broken") throw new Error("It is broken.");
    if (item === "slow") await new Promise<void>((resolve) => (goOn = resolve));
    done.push(item);
  };
  const items = ["broken", "slow", "quick"];
  const first = eachAlone("look", items, key, task);
  await new Promise(setImmediate);
  expect(done).toEqual(["quick"]);
  await eachAlone("look", items, key, task);
  expect(done).toEqual(["quick", "quick"]);
  goOn();
  await first;
  expect(done).toEqual(["quick", "quick", "slow"]);
  const third = eachAlone("look", ["slow"], key, task);
  goOn();
  await third;
  expect(done.at(-1)).toBe("slow");
});
