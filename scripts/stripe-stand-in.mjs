// A stand-in for Stripe on this machine, to try billing without an account: node scripts/stripe-stand-in.mjs [--port 12111] [--app http://localhost:3000]
// It prints what to set for the app. Checkout is a page with one button; /control/state tells what its meter counted.

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "12111" },
    app: { type: "string", default: "http://localhost:3000" },
    secret: { type: "string", default: "whsec_stand_in" },
  },
});

const esbuild = await import("esbuild");
const outfile = path.join(root, ".build/stripe-stand-in.mjs");
fs.mkdirSync(path.dirname(outfile), { recursive: true });
await esbuild.build({
  entryPoints: [path.join(root, "server/testing/vendors/stripe/main.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outfile,
  logLevel: "error",
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});

const child = spawn(process.execPath, [outfile], {
  stdio: ["ignore", "pipe", "inherit"],
  env: {
    ...process.env,
    STAND_IN_PORT: values.port,
    STAND_IN_APP: values.app,
    STAND_IN_FOLDER: path.join(root, "server/testing/vendors/stripe"),
    STRIPE_WEBHOOK_SECRET: values.secret,
  },
});
child.stdout.once("data", (url) => {
  console.log(`STRIPE_API_BASE=${String(url).trim()}`);
  console.log("STRIPE_SECRET_KEY=sk_test_stand_in");
  console.log(`STRIPE_WEBHOOK_SECRET=${values.secret}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 0));
