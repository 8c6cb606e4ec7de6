import { expect, it } from "vitest";
import { durationParts } from "./duration-parts";

const said = (seconds: number) => durationParts(seconds).map(({ value, unit }) => `${value} ${unit}`);

it.each([
  [-3, ["0 second"]],
  [0, ["0 second"]],
  [8.4, ["8 second"]],
  [59.6, ["1 minute"]],
  [125, ["2 minute", "5 second"]],
  [3600, ["1 hour"]],
  [3_785, ["1 hour", "3 minute"]],
])("says %d seconds", (seconds, expected) => expect(said(seconds)).toEqual(expected));
