// Runs one part of the tests and brings its counts home.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const REPORTS = path.join(".build", "test-reports");

export const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Checks that are right or wrong as a whole, at the same time; each shows what it said when it is over, or the end of
 * it where all is well.
 * @param {{ part: string, args: string[] }[]} checks
 */
export async function runTogether(checks) {
  return Promise.all(
    checks.map(async ({ part, args }) => {
      const startedAt = Date.now();
      const { code, output } = await run(args, { show: false });
      const ok = code === 0;
      say(`\n── ${part} ──\n${ok ? lastLine(output) : output.trim()}`);
      return result(part, startedAt, ok ? { passed: 1 } : { failed: 1, failures: [firstLines(output)] });
    }),
  );
}

/**
 * One runner with a report in JSON. Where it ends badly without telling why, that is a failure too.
 * @param {{ part: string, read: (report: object) => object, args: (file: string) => string[], env?: (file: string) => object }} runner
 */
export async function runTests({ part, read, args, env }) {
  say(`\n── ${part} ──`);
  fs.mkdirSync(REPORTS, { recursive: true });
  const file = path.resolve(REPORTS, `${part}.json`);
  fs.rmSync(file, { force: true });
  const startedAt = Date.now();
  const { code } = await run(args(file), { show: true, env: env?.(file) });
  const counts = fs.existsSync(file) ? read(JSON.parse(fs.readFileSync(file, "utf8"))) : nothing();
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    counts.failures = [`the runner ended with ${code}; what it said stands above`];
  }
  if (code === 0 && counts.passed + counts.skipped === 0) {
    counts.failed = 1;
    counts.failures = ["not one test was found"];
  }
  return result(part, startedAt, counts);
}

/** @param {Partial<{ passed: number, failed: number, skipped: number, failures: string[], flaky: string[] }>} counts */
export function result(part, startedAt, counts) {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return { part, seconds, ...nothing(), ...counts };
}

const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] });

function run(args, { show, env = {} }) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...(show && process.stdout.isTTY ? {} : { NO_COLOR: "1" }), ...env },
    stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

const lastLine = (output) => output.trim().split("\n").at(-1) || "Nothing to find fault with.";

/** Enough to see what is wrong; all of it stands above. */
function firstLines(output) {
  const lines = output.trim().split("\n");
  return lines.length > 40
    ? [...lines.slice(0, 40), `… and ${lines.length - 40} lines more`].join("\n")
    : lines.join("\n");
}
