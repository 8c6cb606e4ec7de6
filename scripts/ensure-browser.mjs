// The Chromium that the browser tests use: the one that is named, installed, downloaded, or can be got.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const NAMES =
  process.platform === "win32"
    ? ["chrome.exe", "msedge.exe"]
    : ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

/** Where browsers are installed without being on the PATH. */
function usualPlaces() {
  if (process.platform === "darwin")
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform !== "win32") return [];
  const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  return roots
    .filter(Boolean)
    .flatMap((root) => [
      path.join(root, "Google/Chrome/Application/chrome.exe"),
      path.join(root, "Microsoft/Edge/Application/msedge.exe"),
    ]);
}

/** @returns {string | null} the program to run; null: there is none yet. Throws where the named one is missing. */
export function findBrowser() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (named) {
    if (fs.existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names ${named}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...usualPlaces(), chromium.executablePath()].find((file) => fs.existsSync(file)) ?? null;
}

/** Finds a browser or gets one. @returns {string} its path. Throws with what to do where none can be had. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  process.stdout.write("No Chromium or Chrome here; getting one…\n");
  const isRoot = process.platform === "linux" && process.getuid() === 0;
  if (run("npx", ["playwright", "install", "chromium"]) && findBrowser()) return findBrowser();
  if (isRoot && run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]) && findBrowser())
    return findBrowser();
  throw new Error(
    "There is no browser for the tests, and none could be downloaded. Install Chromium or Google Chrome, or name one in PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH.",
  );
}

const run = (command, args) =>
  spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
