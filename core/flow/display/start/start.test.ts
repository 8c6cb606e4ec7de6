import { expect, it } from "vitest";
import { portsOf } from "../../node-definition";
import { start } from "./definition";

it("has one way out, which has to lead somewhere", () =>
  expect(portsOf(start, { config: {} })).toEqual([{ id: "next", required: true }]));
