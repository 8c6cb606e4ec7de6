// Builds what is stale: the Prisma client, the widget, the carrier, the app. Each only when its sources changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const CARRIER = path.join(root, ".build", "carrier.mjs");

const SOURCES = {
  prisma: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
  widget: ["widget/src", "widget/build.mjs", "core", "package-lock.json"],
  app: [
    "app",
    "components",
    "core",
    "server",
    "messages",
    "i18n",
    "instrumentation.ts",
    "proxy.ts",
    "next.config.mjs",
    "postcss.config.mjs",
    "prisma/schema.prisma",
    "package-lock.json",
    "tsconfig.json",
  ],
};

/** @param {{ isDev: boolean }} options dev builds no app: Next does it on the fly */
export async function prepare(_root, { isDev }) {
  await unlessFresh("prisma", ["server/generated/prisma/client.ts"], () =>
    run(["node_modules/prisma/build/index.js", "generate"], "Preparing the database client…"),
  );
  await unlessFresh("widget", ["public/widget/loader.js"], async () => {
    const { buildWidget } = await import("../widget/build.mjs");
    await buildWidget({ outDir: path.join(root, "public/widget") });
  });
  if (isDev) return;
  const dist = process.env.NEXT_DIST_DIR ?? ".next";
  await unlessFresh("app", [`${dist}/BUILD_ID`], async () => {
    try {
      await run(["node_modules/next/dist/bin/next", "build"], "Building the app (once; a minute or so)…");
    } catch {
      // A build that was cut off can leave a cache that fails for ever: once more, from nothing.
      fs.rmSync(path.join(root, dist), { recursive: true, force: true });
      await run(["node_modules/next/dist/bin/next", "build"], "Building the app from nothing…");
    }
  });
}

/** The carrier as one file that plain Node runs. @returns its path */
export async function buildCarrier() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [path.join(root, "server/telephony/simulator/carrier-main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outfile: CARRIER,
    logLevel: "error",
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return CARRIER;
}

async function unlessFresh(name, results, build) {
  // Named after the result too: one build folder of a checkout is not fresh because another one is.
  const stamp = path.join(root, ".build", `${[name, ...results].join("-").replaceAll("/", "-")}.stamp`);
  const wanted = digest(SOURCES[name]);
  const isFresh =
    results.every((file) => fs.existsSync(path.join(root, file))) &&
    fs.existsSync(stamp) &&
    fs.readFileSync(stamp, "utf8") === wanted;
  if (isFresh) return;
  await build();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, wanted);
}

/** Content, not times: a fresh clone and a touched file build nothing anew. Tests and generated code do not count. */
function digest(sources) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesBelow(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update("\0").update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(place) {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => name !== "generated" && !/\.(test|spec)\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(place, entry.name)) : [path.join(place, entry.name)],
    );
}

function run(args, text) {
  process.stdout.write(`${text}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("exit", (code) => {
      if (code === 0) return resolve();
      process.stdout.write(output);
      reject(new Error(`\`${path.basename(args[0])} ${args[1] ?? ""}\` failed; what it said stands above.`));
    });
  });
}
