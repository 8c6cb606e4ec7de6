import { rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** What modules of core/ export, together: TypeScript that Node cannot read by itself, bundled with their packages for this run alone. */
export const loadModule = (...files) => load(files, {});

/** Packages that cannot be bundled: native code, files of their own, or one copy a process. */
const UNBUNDLED = [
  "pg",
  "@prisma/*",
  "@node-rs/*",
  "pino",
  "next",
  "next-auth",
  "stripe",
  "twilio",
  "@hubspot/*",
  "ws",
];

/** The same for modules of server/, all of one process. */
export const loadServer = (...files) =>
  load(files, {
    external: UNBUNDLED,
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    alias: { "@": root, "server-only": path.join(root, "server/testing/empty.ts") },
  });

let loaded = 0;

async function load(files, options) {
  const outfile = path.join(root, ".build", `bench-${process.pid}-${loaded++}.mjs`);
  const contents = files.map((file) => `export * from "./${file}";`).join("\n");
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: "ts" },
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "error",
      ...options,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
