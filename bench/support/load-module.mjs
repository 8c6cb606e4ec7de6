import { rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** What modules of core/ export, together: TypeScript that Node cannot read by itself, bundled with their packages for this run alone. */
export async function loadModule(...files) {
  const outfile = path.join(root, ".build", `bench-${process.pid}.mjs`);
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
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
