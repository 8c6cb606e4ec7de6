import { expect, it } from "vitest";
import { readBoard } from "./board";

const request = (id: string, requestedAt: number) => ({
  id,
  phone: "+12025550100",
  name: null,
  page: "https://shop.example/",
  pageTitle: null,
  source: null,
  site: "Shop",
  requestedAt,
  promiseAt: null,
  stage: "requested",
  stages: [],
  call: null,
});

it("puts the board together out of its parts, the longest wait first", () => {
  const board = readBoard({
    "request:b": request("b", 2),
    "team:1": { id: "1", name: "Sales", lines: null, pacing: null },
    "request:a": request("a", 1),
    numbers: { asked: 2, talked: 0, waiting: 2, needHuman: 0, medianSeconds: null },
  });
  expect(board.requests.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(board.teams).toEqual([{ id: "1", name: "Sales", lines: null, pacing: null }]);
  expect(board.numbers?.asked).toBe(2);
  expect(board.operators).toEqual([]);
});

it("takes no part for what it is not", () => {
  expect(() => readBoard({ "team:1": { id: "1" } })).toThrow();
});
