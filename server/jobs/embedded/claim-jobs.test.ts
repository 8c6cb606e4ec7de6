import { describe, expect, it } from "vitest";
import { chooseJobs } from "./claim-jobs";

const job = (id: string, more: object = {}) => ({
  id,
  run_id: `run of ${id}`,
  is_discovery: true,
  concurrency_keys: [],
  concurrency_limits: [],
  running: null,
  ...more,
});

describe("chooseJobs", () => {
  it("takes the oldest first, no more than wanted", () => {
    expect(chooseJobs([job("1"), job("2"), job("3")], 2)).toEqual(["1", "2"]);
  });

  it("fills a concurrency key to its limit, counting what runs already", () => {
    const keyed = { concurrency_keys: ["k"], concurrency_limits: [3], running: [1] };
    expect(chooseJobs([job("1", keyed), job("2", keyed), job("3", keyed), job("4")], 9)).toEqual([
      "1",
      "2",
      "4",
    ]);
  });

  it("needs room in every key of a job, and takes none where one is full", () => {
    const both = { concurrency_keys: ["a", "b"], concurrency_limits: [1, 5], running: [0, 0] };
    const onlyB = { concurrency_keys: ["b"], concurrency_limits: [2], running: [0] };
    expect(chooseJobs([job("1", both), job("2", both), job("3", onlyB), job("4", onlyB)], 9)).toEqual([
      "1",
      "3",
    ]);
  });

  it("asks a run only once what comes next, but runs its parallel steps together", () => {
    const sameRun = { run_id: "r" };
    const step = { run_id: "r", is_discovery: false };
    expect(chooseJobs([job("1", sameRun), job("2", sameRun), job("3", step), job("4", step)], 9)).toEqual([
      "1",
      "3",
      "4",
    ]);
  });
});
