import { getHotkeyHandler } from "@mantine/hooks";
import { expect, it, vi } from "vitest";
import { letterKey } from "./letter-key";

const NO_MODIFIERS = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

/** @returns how often the deed was done, and whether the browser's own was kept from it */
function press(hotkey: string, event: { key: string; code: string; ctrlKey?: boolean }) {
  const run = vi.fn();
  const preventDefault = vi.fn();
  Reflect.apply(getHotkeyHandler(letterKey(hotkey, run)), null, [
    { ...NO_MODIFIERS, ...event, preventDefault },
  ]);
  return { runs: run.mock.calls.length, isKept: preventDefault.mock.calls.length > 0 };
}

it.each([
  ["a Latin keyboard", { key: "k", code: "KeyK" }],
  ["a Russian one", { key: "л", code: "KeyK" }],
  ["one that writes it elsewhere", { key: "k", code: "KeyV" }],
])("is one press on %s", (_, event) => {
  expect(press("k", event)).toEqual({ runs: 1, isKept: true });
  expect(press("mod + K", { ...event, ctrlKey: true })).toEqual({ runs: 1, isKept: true });
  expect(press("mod + K", event).runs).toBe(0);
});

it("is not another letter's place", () => {
  expect(press("k", { key: "t", code: "KeyK" })).toEqual({ runs: 0, isKept: false });
});
