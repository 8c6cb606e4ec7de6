import { describe, expect, it } from "vitest";
import { iceServersFor, iceUrlsSchema } from "./ice-servers";
import { asteriskSettingsSchema } from "./schema";

const problems = (text: string) =>
  iceUrlsSchema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("addresses of ICE servers", () => {
  it.each([
    "stun:stun.example.com",
    "stun:192.0.2.1:3478",
    "stuns:stun.example.com:5349",
    "turn:turn.example.com?transport=udp",
    "turns:turn.example.com:443?transport=tcp",
    "turn:[2001:db8::1]:3478",
  ])("%s is one", (url) => {
    expect(problems(url)).toEqual([]);
  });

  it.each([
    ["stun.example.com:3478", "ice-scheme"],
    ["https://turn.example.com", "ice-scheme"],
    ["turn:", "ice-host"],
    ["turn://turn.example.com", "ice-host"],
    ["turn:anna@turn.example.com", "ice-host"],
    ["turn:2001:db8::1", "ice-port"],
    ["turn:turn.example.com:", "ice-port"],
    ["stun:stun.example.com:65536", "ice-port"],
    ["turn:turn.example.com?transport=sctp", "ice-transport"],
    ["turn:turn.example.com?proto=udp", "ice-transport"],
    ["stun:stun.example.com?transport=udp", "ice-transport"],
    [Array.from({ length: 9 }, (_, i) => `stun:s${i}.example.com`).join("\n"), "ice-too-many"],
  ])("%s is none: %s", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it("stand one a line, and all that is wrong is told at once", () => {
    expect(iceUrlsSchema.parse(" stun:a.example\n\nturn:b.example , stun:c.example\n")).toEqual([
      "stun:a.example",
      "turn:b.example",
      "stun:c.example",
    ]);
    expect(problems("a.example\nb.example\nturn:c.example:x")).toEqual(["ice-scheme", "ice-port"]);
  });
});

describe("what a browser is given", () => {
  const iceServers = ["stun:a.example", "turn:b.example", "turns:b.example:443?transport=tcp"];
  const asked = { name: "abcd1234", now: (1_375_043_487 - 12 * 3_600) * 1_000 };

  it("has no login for STUN, and the user's for TURN", () => {
    expect(iceServersFor({ iceServers, turnUser: "anna", turnSecret: "pass" }, asked)).toEqual([
      { urls: ["stun:a.example"] },
      {
        urls: ["turn:b.example", "turns:b.example:443?transport=tcp"],
        username: "anna",
        credential: "pass",
      },
    ]);
    expect(
      iceServersFor({ iceServers: ["stun:a.example"], turnUser: null, turnSecret: "kept" }, asked),
    ).toEqual([{ urls: ["stun:a.example"] }]);
    expect(iceServersFor({ iceServers: [], turnUser: null, turnSecret: null }, asked)).toEqual([]);
  });

  it("has a login for some hours where the server has a secret and no users", () => {
    // printf %s 1375043487:abcd1234 | openssl dgst -sha1 -hmac logen -binary | openssl base64
    expect(iceServersFor({ iceServers, turnUser: null, turnSecret: "logen" }, asked)[1]).toEqual({
      urls: ["turn:b.example", "turns:b.example:443?transport=tcp"],
      username: "1375043487:abcd1234",
      credential: "SC84T2gAs1KXLygSIHtlc8gwQ48=",
    });
  });
});

it("asks for a secret where there is a TURN server", () => {
  const settings = {
    url: "http://127.0.0.1:8088",
    username: "perezvon",
    password: "secret",
    endpoint: "PJSIP/{number}@trunk",
    iceServers: "stun:a.example\nturn:b.example",
  };
  expect(asteriskSettingsSchema.safeParse(settings).error?.issues).toMatchObject([
    { path: ["turnSecret"], message: "turn-secret" },
  ]);
  expect(asteriskSettingsSchema.parse({ ...settings, turnSecret: "logen" })).toMatchObject({
    iceServers: ["stun:a.example", "turn:b.example"],
    turnUser: null,
    turnSecret: "logen",
  });
  expect(asteriskSettingsSchema.parse({ ...settings, iceServers: "" })).toMatchObject({ iceServers: [] });
});
