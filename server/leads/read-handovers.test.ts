import { expect, it } from "vitest";
import { standOf } from "./read-handovers";

const at = new Date("2026-11-29T10:00:00Z");
const done = { status: "delivered", triesSoFar: 1, nextTryAt: null, lastError: null } as const;
const fresh = { status: "pending", triesSoFar: 0, nextTryAt: at, lastError: null } as const;
const again = { status: "pending", triesSoFar: 2, nextTryAt: at, lastError: "503" } as const;
const lost = { status: "failed", triesSoFar: 12, nextTryAt: null, lastError: "refused" } as const;

it("is delivered where all of it is", () => {
  expect(standOf([done, done])).toEqual({ state: "delivered", trouble: null, nextTryAt: null });
});

it("waits while one of it waits, and tells why and until when where it was tried", () => {
  expect(standOf([done, fresh])).toEqual({ state: "waiting", trouble: null, nextTryAt: null });
  expect(standOf([done, again])).toEqual({ state: "waiting", trouble: "503", nextTryAt: at });
});

it("has failed where one of it has, whatever went well later", () => {
  expect(standOf([lost, done, again])).toEqual({ state: "failed", trouble: "refused", nextTryAt: null });
});
