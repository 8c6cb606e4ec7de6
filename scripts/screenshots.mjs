// `npm run screenshots`: every page, light and dark, wide and narrow, English and Russian, into screenshots/.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installMissing } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
installMissing(root);
const { ensureBrowser } = await import("./ensure-browser.mjs");

const browser = ensureBrowser();
fs.rmSync("screenshots", { recursive: true, force: true });
const args = [
  "node_modules/@playwright/test/cli.js",
  "test",
  "--project=screenshots",
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, {
  stdio: "inherit",
  env: { ...process.env, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: browser },
});
const taken = fs.existsSync("screenshots") ? fs.readdirSync("screenshots", { recursive: true }) : [];
console.log(`${taken.filter((file) => file.endsWith(".png")).length} pictures in screenshots/`);
process.exitCode = status ?? 1;
