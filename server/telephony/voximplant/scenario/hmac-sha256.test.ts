import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { hmacSha256 } from "./hmac-sha256";

const expected = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");

it("signs as Node does, at every length around the ends of blocks", () => {
  for (let length = 0; length < 140; length++) {
    const text = "a report of a session: ".repeat(8).slice(0, length);
    expect(hmacSha256("key", text), `${length} bytes`).toBe(expected("key", text));
  }
});

it("signs with keys shorter and longer than a block", () => {
  for (const key of ["", "k", "k".repeat(63), "k".repeat(64), "k".repeat(65), "k".repeat(200)])
    expect(hmacSha256(key, "text")).toBe(expected(key, "text"));
});
