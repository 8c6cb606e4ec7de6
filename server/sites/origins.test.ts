import { describe, expect, it } from "vitest";
import { isAllowedOrigin, originsOf, parseOrigin, parseSiteUrl } from "./origins";

describe("addresses of sites", () => {
  it.each([
    ["shop.example", "https://shop.example/"],
    [" http://shop.example/a?b=1#c ", "http://shop.example/a?b=1"],
    ["localhost:3000/demo", "https://localhost:3000/demo"],
    ["магазин.рф", "https://xn--80aaf5aqdqe.xn--p1ai/"],
    ["javascript:alert(1)", null],
    ["ftp://shop.example", null],
    ["https://user:secret@shop.example", null],
    ["shop", null],
    ["", null],
  ])("reads %s", (typed, url) => {
    if (typed.startsWith("магазин")) expect(parseSiteUrl(typed)).toMatch(/^https:\/\/xn--/);
    else expect(parseSiteUrl(typed)).toBe(url);
  });

  it.each([
    ["https://shop.example", "https://shop.example"],
    ["shop.example:8443/", "https://shop.example:8443"],
    ["HTTPS://Shop.Example", "https://shop.example"],
    ["*", "*"],
    ["https://shop.example/path", null],
    ["https://*.shop.example/a", null],
    ["null", null],
  ])("reads the origin %s", (typed, origin) => expect(parseOrigin(typed)).toBe(origin));

  it("derives the origin and its twin with or without www", () => {
    expect(originsOf("https://shop.example/a")).toEqual(["https://shop.example", "https://www.shop.example"]);
    expect(originsOf("https://www.shop.example")).toEqual([
      "https://www.shop.example",
      "https://shop.example",
    ]);
    expect(originsOf("https://a.shop.example")).toEqual(["https://a.shop.example"]);
    expect(originsOf("http://localhost:3000/demo")).toEqual(["http://localhost:3000"]);
    expect(originsOf("http://127.0.0.1:8080")).toEqual(["http://127.0.0.1:8080"]);
  });

  it("allows what is named, or anything for a star", () => {
    expect(isAllowedOrigin(["https://a.example"], "https://a.example")).toBe(true);
    expect(isAllowedOrigin(["https://a.example"], "http://a.example")).toBe(false);
    expect(isAllowedOrigin(["*"], "https://b.example")).toBe(true);
  });
});
