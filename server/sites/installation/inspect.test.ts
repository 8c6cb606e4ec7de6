import http from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "./check-installation";
import { fetchPage } from "./fetch-page";

const PUBLIC = "https://calls.example";
const snippet = (key: string, more = "") =>
  `<script async src="${PUBLIC}/widget.js" data-site="${key}"${more}></script>`;

type Answer = { status?: number; headers?: http.OutgoingHttpHeaders; body?: string | Buffer };
const pages: Record<string, Answer> = {
  "/own": { body: `<html><head>${snippet("k1")}</head></html>` },
  "/other": { body: snippet("k2") },
  "/keyless": { body: `<script src="//calls.example/widget.js?v=1"></script>` },
  "/none": { body: `<!-- ${snippet("k1")} --><template>${snippet("k1")}</template>` },
  "/tag-manager": {
    body: `<script>(function(){…})(window,document,'script','dataLayer','GTM-ABC123')</script>`,
  },
  "/policy": { body: snippet("k1"), headers: { "content-security-policy": "script-src 'self'" } },
  "/meta-policy": {
    body: `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">${snippet("k1")}`,
  },
  "/nonce": {
    body: snippet("k1", ` nonce="n1"`),
    headers: { "content-security-policy": "script-src 'nonce-n1' 'strict-dynamic'" },
  },
  "/missing": { status: 404, body: "no" },
  "/json": { headers: { "content-type": "application/json" }, body: "{}" },
  "/gzip": { headers: { "content-encoding": "gzip" }, body: zlib.gzipSync(snippet("k1")) },
  "/bomb": {
    headers: { "content-encoding": "gzip" },
    body: zlib.gzipSync(Buffer.concat([Buffer.alloc(20_000_000, 32), Buffer.from(snippet("k1"))])),
  },
  "/redirect": { status: 302, headers: { location: "/own" } },
  "/loop": { status: 302, headers: { location: "/loop" } },
  "/to-metadata": { status: 302, headers: { location: "http://169.254.169.254/latest/meta-data" } },
  "/to-file": { status: 302, headers: { location: "file:///etc/passwd" } },
};

let origin = "";
const server = http.createServer((request, response) => {
  if (request.url === "/slow") return;
  const { status = 200, headers, body = "" } = pages[request.url ?? ""] ?? { status: 500 };
  response.writeHead(status, { "content-type": "text/html", ...headers }).end(body);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("what the check sees", () => {
  // The page is served from loopback, which only our own origin may be: so it stands in for that.
  const see = async (path: string) => {
    const page = await fetchPage(origin + path, origin);
    return page;
  };
  it("unpacks, follows redirects within the limits, and stops at one megabyte", async () => {
    expect((await see("/gzip")).html).toContain("k1");
    expect(await see("/redirect")).toMatchObject({ url: `${origin}/own`, status: 200 });
    const bomb = await see("/bomb");
    expect(bomb.html.length).toBe(1_000_000);
    await expect(see("/loop")).rejects.toMatchObject({ problem: "too-many-redirects" });
  });
  it("gives up after five seconds", async () => {
    await expect(see("/slow")).rejects.toMatchObject({ problem: "timeout" });
  }, 10_000);
  it("follows no redirect to a private address or another scheme", async () => {
    await expect(see("/to-metadata")).rejects.toMatchObject({ problem: "private-address" });
    await expect(see("/to-file")).rejects.toMatchObject({ problem: "broken" });
  });
});

describe("addresses that are refused", () => {
  it.each([
    "http://127.0.0.1:1/",
    "http://localhost:1/",
    "http://[::1]:1/",
    "http://[::ffff:127.0.0.1]:1/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/",
    "http://0.0.0.0:1/",
    "http://2130706433/",
    "https://127.0.0.1:1/",
  ])("%s", async (url) =>
    expect(await inspect(url, "k1", PUBLIC)).toMatchObject({
      kind: "unreachable",
      problem: "private-address",
    }),
  );
});

describe("what the check says", () => {
  const say = (path: string) =>
    inspect(origin + path, "k1", origin).then((result) => ({ ...result, page: undefined }));
  beforeAll(() => {
    for (const page of Object.values(pages))
      if (typeof page.body === "string")
        page.body = page.body
          .replaceAll("https://calls.example", origin)
          .replaceAll("//calls.example", origin.slice(5));
  });
  it.each([
    ["/own", { kind: "found" }],
    ["/nonce", { kind: "found" }],
    ["/redirect", { kind: "found" }],
    ["/other", { kind: "other-key", keys: ["k2"] }],
    ["/keyless", { kind: "other-key", keys: [null] }],
    ["/none", { kind: "not-found", hasTagManager: false }],
    ["/tag-manager", { kind: "not-found", hasTagManager: true }],
    ["/missing", { kind: "bad-answer", status: 404 }],
    ["/json", { kind: "bad-answer", status: 200, contentType: "application/json" }],
  ])("%s", async (path, expected) => expect(await say(path)).toMatchObject(expected));
});

describe("a policy in the way", () => {
  it("is named with its directive", async () => {
    const saved = pages["/policy"];
    if (saved) saved.headers = { "content-security-policy": "script-src https://other.example" };
    expect(await inspect(`${origin}/policy`, "k1", origin)).toMatchObject({
      kind: "blocked",
      directive: "script-src",
    });
    const meta = pages["/meta-policy"];
    if (meta)
      meta.body = String(meta.body).replace("connect-src 'self'", "connect-src https://other.example");
    expect(await inspect(`${origin}/meta-policy`, "k1", origin)).toMatchObject({ directive: "connect-src" });
  });
});
