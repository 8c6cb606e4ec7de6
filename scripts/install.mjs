// Installs the packages of the lockfile when they are missing or belong to another lockfile. Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** @param {string} root the checkout */
export function installMissing(root) {
  const stamp = path.join(root, "node_modules", ".installed");
  const wanted = createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  process.stdout.write("Installing packages…\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync(npm, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) throw new Error("`npm ci` failed; what it said stands above.");
  fs.writeFileSync(stamp, wanted);
}
