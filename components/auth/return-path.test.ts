import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

describe("where to go after signing in", () => {
  it.each([
    ["/shop/leads?stage=talking#top", "/shop/leads?stage=talking#top"],
    ["shop", "/shop"],
    ["https://calls.example/shop", "/shop"],
    ["https://evil.example/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["\\\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://calls.example//evil.example", "/"],
    ["https://calls.example@evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["data:text/html,x", "/"],
    ["/sign-in?callbackUrl=%2F", "/"],
    ["", "/"],
  ])("%j leads to %s", (wanted, path) => expect(returnPath(wanted, "https://calls.example")).toBe(path));
  it("takes the start for nothing, and for several", () => {
    expect(returnPath(undefined)).toBe("/");
    expect(returnPath(["/a", "/b"])).toBe("/");
  });
});
