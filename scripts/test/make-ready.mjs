// What has to be there before the tests: generated code and a browser.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { prepare } from "../build.mjs";
import { result } from "./run-part.mjs";

/** The database client, the widget, and the types that Next writes for the compiler. */
export async function makeReady(root) {
  await prepare(root, { isDev: true });
  if (fs.existsSync(path.join(root, "next-env.d.ts"))) return;
  const args = ["node_modules/next/dist/bin/next", "typegen"];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`\`next typegen\` failed: ${done.stdout}${done.stderr}`);
}

/** @returns {Promise<{ ok: true, path: string } | { ok: false, result: object }>} */
export async function readyBrowser() {
  const { ensureBrowser } = await import("../ensure-browser.mjs");
  const startedAt = Date.now();
  try {
    return { ok: true, path: ensureBrowser() };
  } catch (error) {
    return { ok: false, result: result("browser", startedAt, { failed: 1, failures: [error.message] }) };
  }
}
