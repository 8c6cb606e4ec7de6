import { spawn } from "node:child_process";
import path from "node:path";
import { afterEach, expect, it } from "vitest";

const SERVER = `
  require("node:http").createServer((request, response) => response.end(request.headers["x-forwarded-for"] ?? "none"))
    .listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** What a server that was started so is told of who asks, when the caller writes the header itself. */
async function told(trustProxy: string): Promise<string> {
  const preload = path.join(import.meta.dirname, "caller-address.mjs");
  const child = spawn(process.execPath, ["--import", preload, "-e", SERVER], {
    env: { ...process.env, NODE_OPTIONS: "", PEREZVON_TRUST_PROXY: trustProxy },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.push(() => child.kill());
  const port = await new Promise<string>((resolve) =>
    child.stdout.once("data", (line) => resolve(String(line).trim())),
  );
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { "x-forwarded-for": "198.51.100.1" },
  });
  return response.text();
}

it("is the connection's, whatever the caller wrote", async () => {
  expect(await told("0")).toBe("127.0.0.1");
});

it("is left to the proxy that is trusted", async () => {
  expect(await told("1")).toBe("198.51.100.1");
});
