import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "src");
const KEEP_MS = 7 * 24 * 3_600_000;
const TARGET = ["es2022", "chrome100", "firefox100", "safari15.4"];

/** Style sheets of the shadow root: minified, handed over as text. */
const shadowCss = {
  name: "shadow-css",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await esbuild.transform(source, { loader: "css", minify: true, target: TARGET });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/**
 * What main.ts uses stays one chunk, however many later chunks use parts of it: esbuild would make a small file of every
 * combination of users, and many small files are slower to fetch and compress badly. So each later chunk names main,
 * and what is there before it besides: what the display rules fetch comes when their code is there.
 */
const fewChunks = {
  name: "few-chunks",
  setup(build) {
    const main = join(SOURCE, "main.ts");
    const display = join(SOURCE, "display/display.ts");
    /** Each later chunk, and what it names. */
    const later = new Map();
    build.onResolve({ filter: /^\./ }, async ({ kind, path, pluginData, importer, ...from }) => {
      if (kind !== "dynamic-import" || pluginData === "asked") return undefined;
      const found = await build.resolve(path, { kind, importer, ...from, pluginData: "asked" });
      const isRules = dirname(importer) === dirname(display);
      later.set(found.path, [
        `export { start } from ${JSON.stringify(main)};`,
        ...(isRules ? [`export { startDisplay } from ${JSON.stringify(display)};`] : []),
        ...sharedBy(found.path),
      ]);
      return found;
    });
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const named = later.get(path);
      if (!named) return undefined;
      return { contents: [await readFile(path, "utf8"), ...named].join("\n"), loader: "ts" };
    });
  },
};

/** Chunks that ask for a callback, and what they share: the same for all of them, so that it stays one file as well. */
const ASKING = [
  "panel/panel.ts",
  "callback/tracking.ts",
  "offer/inline.ts",
  "offer/integrated.ts",
  "integrated/send-own.ts",
];
const SHARED_BY_ASKING = {
  "callback/asking.ts": "ask, deliver, intentFor",
  "panel/form.ts": "createForm",
  "panel/panel.css?text": "default as panelCss",
};

function sharedBy(path) {
  if (!ASKING.some((name) => path === join(SOURCE, name))) return [];
  return Object.entries(SHARED_BY_ASKING).map(
    ([name, parts]) => `export { ${parts} } from ${JSON.stringify(join(SOURCE, name))};`,
  );
}

const shared = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: TARGET,
  charset: "utf8",
  legalComments: "none",
  plugins: [shadowCss],
  logLevel: "silent",
};

/**
 * Builds the widget into `outDir`: `loader.js` (served as /widget.js) and content-hashed chunks beside it, and
 * `preview.js`, the script of the editor's preview page, which no visitor gets. Chunks of earlier builds stay for a week: pages that are open, and loaders that are cached, still name them.
 *
 * @param {{ outDir: string, watch?: boolean }} options
 * @returns {Promise<{ loader: string, main: string[], languages: string[], panel: string[], display: string[],
 *   later: string[], stop(): Promise<void> }>}
 *   File names by when a visitor fetches them: with the button, one of the languages with it, with the panel, where
 *   display rules decide, and what comes after the request or with single facts and forms. `stop` ends watching.
 */
export async function buildWidget({ outDir, watch = false }) {
  const folder = resolve(outDir);
  if (!watch) return { ...(await buildOnce(folder)), stop: async () => {} };

  let files = await buildOnce(folder);
  const follower = await esbuild.context({
    ...chunkOptions(folder),
    plugins: [
      ...chunkOptions(folder).plugins,
      {
        name: "rebuild",
        setup(build) {
          build.onEnd(async (result) => {
            if (result.errors.length > 0)
              return console.error(`The widget does not build: ${result.errors[0]?.text}`);
            files = await buildOnce(folder);
          });
        },
      },
    ],
  });
  await follower.watch();
  return { ...files, stop: () => follower.dispose() };
}

function chunkOptions(folder) {
  return {
    ...shared,
    entryPoints: [join(SOURCE, "main.ts")],
    format: "esm",
    splitting: true,
    outdir: folder,
    plugins: [shadowCss, fewChunks],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
  };
}

async function buildOnce(folder) {
  const chunks = await esbuild.build(chunkOptions(folder));
  const outputs = new Map(
    Object.entries(chunks.metafile.outputs).map(([path, output]) => [basename(path), output]),
  );
  const main = withImports(outputs, chunkOf(outputs, "src/main.ts"));
  const panel = withImports(outputs, chunkOf(outputs, "src/panel/panel.ts")).filter(
    (name) => !main.includes(name),
  );
  const display = withImports(outputs, chunkOf(outputs, "src/display/display.ts")).filter(
    (name) => !main.includes(name) && !panel.includes(name),
  );
  const loader = await esbuild.build({
    ...shared,
    entryPoints: [join(SOURCE, "loader.ts")],
    format: "iife",
    outfile: join(folder, "loader.js"),
    define: { CHUNKS: JSON.stringify(main) },
  });

  const preview = await esbuild.build({
    ...shared,
    entryPoints: [join(SOURCE, "preview/host.ts")],
    format: "iife",
    outfile: join(folder, "preview.js"),
  });

  await mkdir(folder, { recursive: true });
  // The loader last: it must never name a chunk that is not there yet.
  for (const file of [...chunks.outputFiles, ...preview.outputFiles, ...loader.outputFiles]) {
    await writeFile(file.path, withSecondTry(file.text));
  }
  await removeOld(folder);
  const languages = ["en", "ru"].map((name) => chunkOf(outputs, `src/texts/${name}.ts`));
  const sooner = [...main, ...panel, ...display, ...languages];
  const later = [...outputs.keys()].filter((name) => !sooner.includes(name));
  return { loader: "loader.js", main, languages, panel, display, later };
}

/**
 * A browser remembers that a module did not come, and does not ask for it again: a network that was away for a second
 * would be away for as long as the page is open. Under another address it is another module.
 */
function withSecondTry(code) {
  const tried = code.replace(/import\(("\.\/[\w-]+\.js")\)/g, "$$again($1)");
  return tried === code
    ? code
    : `${tried}function $again(p){return import(p).catch(()=>import(p+"?"+Date.now()))}`;
}

function chunkOf(outputs, source) {
  for (const [name, output] of outputs) {
    if (output.entryPoint?.endsWith(source)) return name;
  }
  throw new Error(`The widget's build has no chunk for ${source}: was the file moved?`);
}

/** The chunk first, then everything it imports statically. */
function withImports(outputs, name, seen = new Set()) {
  if (seen.has(name)) return [...seen];
  seen.add(name);
  for (const part of outputs.get(name).imports) {
    if (part.kind === "import-statement") withImports(outputs, basename(part.path), seen);
  }
  return [...seen];
}

async function removeOld(folder) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEEP_MS) await rm(path, { recursive: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outDir = join(SOURCE, "../../public/widget");
  await buildWidget({ outDir, watch: process.argv.includes("--watch") });
  console.log("The widget is built into public/widget.");
}
