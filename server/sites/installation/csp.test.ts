import { describe, expect, it } from "vitest";
import { findCspBlock } from "./csp";

const block = (policy: string, nonce: string | null = null) =>
  findCspBlock([policy], {
    scriptUrl: new URL("https://calls.example/widget.js"),
    pageUrl: new URL("https://shop.example/a"),
    nonce,
  });

describe("what a page's policy does to the widget", () => {
  it.each([
    "",
    "img-src 'self'",
    "script-src https://calls.example; connect-src https://calls.example",
    "default-src 'self' calls.example",
    "default-src 'self' *.example",
    "default-src https:",
    "default-src *",
    "script-src https://calls.example/widget.js; connect-src *",
    "script-src https://calls.example:443",
    "script-src http://calls.example",
    "script-src 'none' ; script-src-elem https://calls.example",
    "SCRIPT-SRC https://CALLS.example",
  ])("lets it work: %s", (policy) => expect(block(policy)).toBeNull());

  it.each([
    ["script-src 'self'", "script-src"],
    ["default-src 'self'", "default-src"],
    ["script-src https://calls.example; connect-src 'self'", "connect-src"],
    ["script-src https://calls.example; default-src 'none'", "default-src"],
    ["script-src https://calls.example/other/", "script-src"],
    ["script-src https://calls.example:8443", "script-src"],
    ["script-src *.calls.example", "script-src"],
    ["script-src 'self'; script-src https://calls.example", "script-src"],
    ["script-src 'nonce-abc' 'strict-dynamic' https://calls.example", "script-src"],
    ["img-src *, script-src 'self'", "script-src"],
  ])("blocks it: %s", (policy, directive) =>
    expect(block(policy)).toEqual({ directive, add: "https://calls.example" }),
  );

  it("counts a nonce that the snippet carries", () => {
    expect(block("script-src 'nonce-abc' 'strict-dynamic'", "abc")).toBeNull();
    expect(block("script-src 'nonce-abc'", "xyz")).toMatchObject({ directive: "script-src" });
  });
});
