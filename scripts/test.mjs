// `npm test`: everything that decides whether the product is right. `--fast` (`npm run validate`): all but the browser and
// the telephone exchange.
import path from "node:path";
import process from "node:process";
import { installMissing } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
const isFast = process.argv.includes("--fast");

installMissing(root);
// Only now: these need the packages.
const { runTogether, runTests, say } = await import("./test/run-part.mjs");
const { makeReady, readyBrowser } = await import("./test/make-ready.mjs");
const { readVitest, readPlaywright } = await import("./test/read-report.mjs");

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const TSC = "node_modules/typescript/bin/tsc";
const VITEST = "node_modules/vitest/vitest.mjs";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

const startedAt = Date.now();
await makeReady(root);

/** @type {{ part: string, passed: number, failed: number, skipped: number, failures: string[], flaky: string[] }[]} */
const results = await runTogether([
  { part: "lint", args: [BIOME, "check", "."] },
  { part: "imports", args: ["scripts/check-imports.mjs"] },
  { part: "types", args: [TSC, "--noEmit"] },
]);
results.push(await vitest("unit"), await vitest("database"));
if (!isFast) results.push(await withAsterisk());
if (!isFast) await inBrowser();
process.exitCode = report();

function vitest(project) {
  return runTests({
    part: project,
    read: readVitest,
    args: (file) => [
      VITEST,
      "run",
      `--project=${project}`,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
  });
}

/** Not every machine can have an Asterisk: where it cannot, what was left out is said at the end, and why. */
async function withAsterisk() {
  const { installAsterisk } = await import("./telephony-lab/install-asterisk.mjs");
  const { missing } = installAsterisk({ log: say });
  const counts = await vitest("telephony");
  return missing === undefined
    ? counts
    : { ...counts, leftOut: `the tests with a real Asterisk: ${missing}` };
}

function playwright(project, env) {
  return runTests({
    part: project,
    read: readPlaywright,
    args: () => [PLAYWRIGHT, "test", `--project=${project}`, "--reporter=list,json"],
    env: (file) => ({ ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  });
}

/** What has to be there first counts as failed where it cannot be had: nothing is left out in silence. */
async function inBrowser() {
  const browser = await readyBrowser();
  if (!browser.ok) return void results.push(browser.result);
  const env = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: browser.path };
  results.push(await playwright("widget", env), await playwright("journeys", env));
}

/** The last line is for scripts: "N passed, N failed". @returns the exit code */
function report() {
  const flaky = results.flatMap(({ part, flaky }) => flaky.map((text) => `? ${part}: ${text}`));
  if (flaky.length) say(`\n── What passed only the second time ──\n\n${flaky.join("\n\n")}`);
  const failures = results.flatMap(({ part, failures }) => failures.map((text) => `✗ ${part}: ${text}`));
  if (failures.length) say(`\n── What failed ──\n\n${failures.join("\n\n")}`);
  const leftOut = results.flatMap(({ leftOut }) => leftOut ?? []);
  if (leftOut.length) say(`\n── WHAT WAS NOT TESTED ──\n\n${leftOut.join("\n\n")}`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const rows = results.map(
    ({ part, passed, failed, skipped, seconds }) =>
      `${part.padEnd(10)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${String(seconds).padStart(5)} s`,
  );
  say(`\n${rows.join("\n")}\n\nIt took ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  const skipped = total("skipped") ? `, ${total("skipped")} skipped` : "";
  say(`${total("passed")} passed, ${total("failed")} failed${skipped}`);
  return total("failed") === 0 ? 0 : 1;
}
