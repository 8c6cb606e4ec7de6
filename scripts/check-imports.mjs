// Who may import what: the rules of .dependency-cruiser.mjs, over the whole tree. `npm run lint` runs it.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "..");
const PLACES = [
  "app",
  "components",
  "core",
  "server",
  "widget/src",
  "i18n",
  "e2e",
  "proxy.ts",
  "instrumentation.ts",
];

/**
 * dependency-cruiser reads TypeScript 7 through swc only, and asks swc neither for JSX nor for the difference between
 * `import` and `import type`. Both are put right in the parser that it uses.
 */
const reading = { valuesOnly: false };
const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => {
  const module = parseFileSync(file, { ...options, tsx: file.endsWith("x") });
  return reading.valuesOnly ? { ...module, body: module.body.filter(isKeptAtRunTime) } : module;
};

function isKeptAtRunTime({ type, typeOnly, specifiers = [] }) {
  if (typeOnly) return false;
  const isImportOrExport = type === "ImportDeclaration" || type === "ExportNamedDeclaration";
  return !(isImportOrExport && specifiers.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly));
}

/** @returns {Promise<{ cruised: number, problems: string[] }>} problems: one text for each forbidden import */
export async function checkImports() {
  const { default: rules } = await import("../.dependency-cruiser.mjs");
  const all = await cruiseFor(rules.everyImport, { valuesOnly: false });
  const values = await cruiseFor(rules.importsThatRun, { valuesOnly: true });
  // Without a parser nothing is read, and nothing is found wrong.
  if (all.cruised < 100 || values.cruised < 100)
    throw new Error(`Only ${all.cruised} files were read: is @swc/core installed? Run npm ci.`);
  return { cruised: all.cruised, problems: [...all.problems, ...values.problems] };
}

async function cruiseFor(forbidden, { valuesOnly }) {
  const { cruise } = await import("dependency-cruiser");
  reading.valuesOnly = valuesOnly;
  const options = {
    baseDir: root,
    ruleSet: { forbidden },
    validate: true,
    parser: "swc",
    doNotFollow: { path: "node_modules|^server/generated/" },
    exclude: { path: "\\.(test|spec)\\.tsx?$|\\.css$" },
    exoticRequireStrings: [],
  };
  const resolving = {
    alias: { "@": root },
    extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".d.ts"],
    conditionNames: ["import", "node", "default", "types"],
    exportsFields: ["exports"],
    mainFields: ["module", "main", "types"],
  };
  const { output } = await cruise(PLACES, options, resolving);
  const { summary } = output;
  return {
    cruised: summary.totalCruised,
    problems: summary.violations.map((found) => tell(found, forbidden)),
  };
}

function tell({ from, to, rule, cycle }, forbidden) {
  const why = forbidden.find(({ name }) => name === rule.name)?.comment ?? "";
  const way = cycle?.length ? cycle.map(({ name }) => name).join(" → ") : to;
  return `${from} → ${way}\n    ${rule.name}: ${why}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { cruised, problems } = await checkImports();
  for (const problem of problems) console.error(problem);
  console.log(`${cruised} modules read, ${problems.length} imports forbidden.`);
  process.exit(problems.length === 0 ? 0 : 1);
}
