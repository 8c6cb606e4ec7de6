import { expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time";

/** A task that ends when it is told to. */
function held() {
  let begun = 0;
  let end = () => {};
  const task = () => {
    begun++;
    const run = begun;
    return new Promise<number>((resolve) => {
      end = () => resolve(run);
    });
  };
  return { task, begun: () => begun, end: () => end() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

it("runs one, and lets all who ask meanwhile share a single further run", async () => {
  const { task, begun, end } = held();
  const first = oneAtATime("shared", task);
  const others = [1, 2, 3].map(() => oneAtATime("shared", task));
  await settle();
  expect(begun()).toBe(1);
  end();
  await expect(first).resolves.toBe(1);
  await settle();
  end();
  // Only the one who caused the run has what it answered: nobody follows it up twice.
  await expect(Promise.all(others)).resolves.toEqual([2, null, null]);
  expect(begun()).toBe(2);
});

it("does not let names wait for each other", async () => {
  const { task, end } = held();
  const slow = oneAtATime("slow", task);
  await expect(oneAtATime("quick", async () => "done")).resolves.toBe("done");
  end();
  await slow;
});

it("goes on after a failure, and tells it to everybody who waited for that run", async () => {
  const failing = () => Promise.reject(new Error("no"));
  const first = oneAtATime("failing", failing);
  const second = oneAtATime("failing", failing);
  const third = oneAtATime("failing", failing);
  await expect(Promise.allSettled([first, second, third])).resolves.toMatchObject(
    Array(3).fill({ status: "rejected" }),
  );
  await expect(oneAtATime("failing", async () => "well")).resolves.toBe("well");
});
