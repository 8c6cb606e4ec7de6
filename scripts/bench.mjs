// `npm run bench -- NAME [--json]`: one benchmark of bench/. Without a name: what there is, and what each measures.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installMissing } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "bench");
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => path.basename(file, ".mjs"))
  .sort();
const given = process.argv.slice(2);
// Wherever it stands; what follows an option may be its value.
const name = given.find((each) => !each.startsWith("-"));
const rest = given.filter((_, place) => place !== given.indexOf(name));

if (name === undefined) {
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  for (const each of names) console.log(`${each.padEnd(width)}${whatItMeasures(each)}`);
} else if (!names.includes(name)) {
  console.error(`There is no benchmark "${name}". There are: ${names.join(", ")}.`);
  process.exitCode = 2;
} else {
  installMissing(root);
  const child = spawn(process.execPath, [path.join(folder, `${name}.mjs`), ...rest], {
    cwd: root,
    stdio: "inherit",
  });
  child.once("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

/** The first sentence of the file's first comment says it. */
function whatItMeasures(each) {
  const lines = fs.readFileSync(path.join(folder, `${each}.mjs`), "utf8").split("\n");
  const first = lines.findIndex((line) => /^\/[/*]/.test(line));
  const after = lines.findIndex((line, at) => at > first && !/^(\/\/| \*)/.test(line));
  const text = lines.slice(first, after).map((line) => line.replace(/^(\/\*\*|\/\/| \*\/?) ?| \*\/$/g, ""));
  return text.join(" ").split(/(?<=[.:]) /)[0];
}
