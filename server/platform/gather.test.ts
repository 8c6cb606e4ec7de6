import { expect, it } from "vitest";
import { gather } from "./gather";

/** A write that ends when it is told to. */
function slowWriter() {
  const writes: { items: number[]; end: (error?: Error) => void }[] = [];
  const write = (items: number[]) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ items, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { writes, store: gather(write) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it("begins at once, and gathers what comes meanwhile", async () => {
  const { writes, store } = slowWriter();
  const all = [store([1]), store([2]), store([3, 4])];
  expect(writes.map(({ items }) => items)).toEqual([[1]]);
  writes[0]?.end();
  await settled();
  expect(writes.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  writes[1]?.end();
  await Promise.all(all);
});

it("tries again share by share, so that one bad share fails alone", async () => {
  const store = gather(async (items: number[]) => {
    if (items.includes(13)) throw new Error("unlucky");
  });
  const results = await Promise.allSettled([store([1]), store([2]), store([13]), store([4])]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  await store([5]);
});
