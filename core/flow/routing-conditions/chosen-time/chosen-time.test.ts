import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { chosenTime } from "./definition";

it.each([
  [{ "chosen-at": Date.UTC(2026, 10, 24, 12) }, true],
  [{}, false],
])("%j: %s", (facts, answer) => expect(ask(chosenTime, {}, facts)).toEqual({ ok: true, value: answer }));
