import { expect, it } from "vitest";
import { portsOf } from "../../node-definition";
import { nothing } from "./definition";

it("ends the way", () => expect(portsOf(nothing, { config: {} })).toEqual([]));
