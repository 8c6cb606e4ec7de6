import { expect, it } from "vitest";
import { watchTyping } from "./typing-on";

const FIELD = { isConnected: true, matches: () => true };
const PAGE = { isConnected: true, matches: () => false };

it("takes no key for a shortcut while somebody types on, though their field has gone", () => {
  const field = { ...FIELD };
  const isTypingOn = watchTyping();
  expect(isTypingOn(field, 0)).toBe(false);
  field.isConnected = false;
  expect([300, 900, 1_700].map((at) => isTypingOn(PAGE, at))).toEqual([true, true, true]);
  expect(isTypingOn(PAGE, 2_800)).toBe(false);
  expect(isTypingOn(PAGE, 2_900)).toBe(false);
});

it("has nothing against a shortcut right after typing, where the field was left", () => {
  const isTypingOn = watchTyping();
  isTypingOn(FIELD, 0);
  expect(isTypingOn(PAGE, 100)).toBe(false);
});
