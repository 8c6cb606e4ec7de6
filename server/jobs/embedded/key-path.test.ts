import { describe, expect, it } from "vitest";
import { isKeyPath, readKeyPath } from "./key-path";

describe("isKeyPath", () => {
  it.each(["event.data.id", "event.data.a.b_2", "event.name"])("%s is one", (key) => {
    expect(isKeyPath(key)).toBe(true);
  });
  it.each(["event", "async.data.id", "event.data[0]", "event.data.a + event.data.b", '"x"', "event.data."])(
    "%s is none",
    (key) => {
      expect(isKeyPath(key)).toBe(false);
    },
  );
});

describe("readKeyPath", () => {
  const event = { data: { id: 7, nested: { list: [1, 2] }, none: null } };
  it.each([
    ["event.data.id", "7"],
    ["event.data.nested.list", "[1,2]"],
    ["event.data.none", ""],
    ["event.data.missing.deeper", ""],
    ["event.data.constructor", ""],
  ])("%s", (path, value) => {
    expect(readKeyPath(path, event)).toBe(value);
  });
});
