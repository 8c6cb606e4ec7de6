import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { buildWidget } from "../widget/build.mjs";

/** How much a visitor fetches: the bytes of a fresh build after brotli, each file by itself. 1 kB is 1,000 bytes. */
const outDir = await mkdtemp(join(tmpdir(), "perezvon-widget-"));
try {
  const built = await buildWidget({ outDir });
  const kilobytes = async (names) => {
    let bytes = 0;
    for (const name of names) bytes += brotliCompressSync(await readFile(join(outDir, name))).length;
    return bytes / 1_000;
  };
  const bar = (name, value, limit) => ({
    name,
    value: Number(value.toFixed(3)),
    limit,
    unit: "kB brotli",
    ok: value <= limit,
  });
  // Of the languages the one that weighs most.
  const words = Math.max(...(await Promise.all(built.languages.map((name) => kilobytes([name])))));
  const button = words + (await kilobytes([built.loader, ...built.main]));
  const panel = await kilobytes(built.panel);
  const rules = await kilobytes(built.display);
  const bars = [
    bar("loader", await kilobytes([built.loader]), 2.5),
    bar("button and panel", button + panel, 14),
    bar("button and rules, before the panel", button + rules, 14),
  ];
  const after = await kilobytes(built.later);
  for (const { name, value, limit, ok } of bars) {
    console.log(`${ok ? "ok  " : "MISS"} ${name.padEnd(36)} ${value.toFixed(2)} of ${limit} kB brotli`);
  }
  console.log(
    `     rules and panel together             ${(button + rules + panel).toFixed(2)} kB brotli (not limited)`,
  );
  console.log(`     later, each where it is needed       ${after.toFixed(2)} kB brotli (not limited)`);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ name: "widget-size", bars }));
  if (bars.some(({ ok }) => !ok)) process.exitCode = 1;
} finally {
  await rm(outDir, { recursive: true, force: true });
}
