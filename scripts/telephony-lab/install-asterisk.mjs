// A private Asterisk 22 out of Debian's packages: unpacked, never installed. No root, no service, no script of a
// package runs. Its own loader runs its own libraries, so that the distribution around it does not matter.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MODULES } from "./asterisk-config.mjs";

/** Debian's stable releases have no Asterisk; testing has the long-term one. */
const SUITE = "forky";
const LIBRARIES = "usr/lib/x86_64-linux-gnu";
/** Changes when what is kept changes: an older copy is not used. */
const LAYOUT = 2;

/** Where the copy is kept between runs. PEREZVON_CACHE_DIR names another place, as for CI. */
const cacheDir = () =>
  process.env.PEREZVON_CACHE_DIR ??
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "perezvon");

/**
 * The folder of an Asterisk that can be run, made where it is not there (about 6 s and 80 MB of packages; 40 MB stay).
 * @returns {{ root: string } | { missing: string }} `missing` says in a sentence why there is none
 */
export function installAsterisk({ log = () => {} } = {}) {
  const root = path.join(cacheDir(), `asterisk-${SUITE}-${LAYOUT}`);
  if (fs.existsSync(path.join(root, "complete"))) return { root };
  const missing = whyNot();
  if (missing) return { missing };
  // Two runs at once each make their own; the first to be ready stays.
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "asterisk-"));
  try {
    log("Fetching Asterisk from Debian…");
    download(work);
    unpack(work);
    keep(path.join(work, "root"), path.join(work, "slim"));
    fs.mkdirSync(path.dirname(root), { recursive: true });
    moveTo(path.join(work, "slim"), root);
    return { root };
  } catch (error) {
    return { missing: `Asterisk could not be fetched: ${error.message}` };
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function whyNot() {
  if (process.platform !== "linux" || process.arch !== "x64")
    return `the Asterisk of the tests is for Linux on x64, this is ${process.platform} on ${process.arch}.`;
  const lacking = ["apt-get", "dpkg-deb", "tar"].find((name) => spawnSync("which", [name]).status !== 0);
  if (lacking) return `there is no ${lacking} here: Asterisk is unpacked from Debian's packages.`;
  if (!mirror()) return "apt knows no mirror of Debian here.";
  return null;
}

/** The mirror that this machine uses. */
function mirror() {
  const places = ["/etc/apt/sources.list", ...filesIn("/etc/apt/sources.list.d")];
  for (const file of places.filter((one) => fs.existsSync(one)))
    for (const line of fs.readFileSync(file, "utf8").split("\n")) {
      const found = /^(?:URIs:|deb(?: \[.*?\])?) *(https?:\/\/\S+\/debian)\/?(?: |$)/.exec(line);
      if (found) return found[1];
    }
  return null;
}

const filesIn = (folder) =>
  fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];

/** With a state of its own and no package installed, so that all that Asterisk needs comes along, libc too. */
function download(work) {
  const apt = path.join(work, "apt");
  for (const folder of [
    "etc/apt.conf.d",
    "etc/preferences.d",
    "state/lists/partial",
    "cache/archives/partial",
  ])
    fs.mkdirSync(path.join(apt, folder), { recursive: true });
  fs.writeFileSync(path.join(apt, "status"), "");
  fs.writeFileSync(
    path.join(apt, "etc/sources.list"),
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${SUITE} main\n`,
  );
  const config = path.join(apt, "apt.conf");
  fs.writeFileSync(
    config,
    `Dir::Etc "${apt}/etc";
Dir::Etc::sourcelist "${apt}/etc/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State "${apt}/state";
Dir::State::status "${apt}/status";
Dir::Cache "${apt}/cache";
APT::Architecture "amd64";
APT::Install-Recommends "false";
APT::Get::Assume-Yes "true";
APT::Sandbox::User "";
// A mirror may be a picture of an earlier day; its signatures are checked all the same.
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "2";
`,
  );
  const env = { ...process.env, APT_CONFIG: config };
  run("apt-get", ["update", "-qq"], { env });
  run("apt-get", ["install", "-qq", "--download-only", "asterisk"], { env });
}

function unpack(work) {
  const root = path.join(work, "root");
  for (const folder of ["bin", "sbin", "lib", "lib64"]) {
    fs.mkdirSync(path.join(root, "usr", folder), { recursive: true });
    fs.symlinkSync(path.join("usr", folder), path.join(root, folder));
  }
  const archives = path.join(work, "apt/cache/archives");
  for (const name of fs.readdirSync(archives).filter((one) => one.endsWith(".deb"))) {
    const tar = spawnSync("dpkg-deb", ["--fsys-tarfile", path.join(archives, name)], {
      maxBuffer: 1024 ** 3,
    });
    if (tar.status !== 0) throw new Error(`${name} is no package.`);
    run("tar", ["-x", "-C", root, "--keep-directory-symlink"], { input: tar.stdout });
  }
}

/** What is run: the loader, Asterisk, the modules that our configuration loads, and the libraries of these. */
function keep(root, slim) {
  const from = (...parts) => path.join(root, ...parts);
  const to = (...parts) => path.join(slim, ...parts);
  const modules = MODULES.map((name) => path.join(LIBRARIES, "asterisk/modules", name));
  const copy = (file) => {
    fs.mkdirSync(path.dirname(to(file)), { recursive: true });
    fs.copyFileSync(fs.realpathSync(from(file)), to(file));
    fs.chmodSync(to(file), 0o755);
  };
  for (const file of ["usr/lib64/ld-linux-x86-64.so.2", "usr/sbin/asterisk", ...modules]) copy(file);
  const libraries = new Set();
  for (const file of ["usr/sbin/asterisk", ...modules]) {
    const loader = from("usr/lib64/ld-linux-x86-64.so.2");
    const { stdout } = spawnSync(loader, ["--library-path", from(LIBRARIES), "--list", from(file)], {
      encoding: "utf8",
    });
    for (const [, name] of stdout.matchAll(/=> \S*\/x86_64-linux-gnu\/(\S+)/g)) libraries.add(name);
  }
  for (const name of libraries) copy(path.join(LIBRARIES, name));
  // Modules whose options are documented do not load without their documents.
  for (const folder of ["documentation", "rest-api"])
    fs.cpSync(from("usr/share/asterisk", folder), to("usr/share/asterisk", folder), {
      recursive: true,
      dereference: true,
    });
  fs.mkdirSync(to("usr/share/asterisk/sounds"), { recursive: true });
  fs.writeFileSync(to("complete"), "");
}

function moveTo(slim, root) {
  try {
    fs.cpSync(slim, `${root}.${process.pid}`, { recursive: true });
    fs.renameSync(`${root}.${process.pid}`, root);
  } catch (error) {
    fs.rmSync(`${root}.${process.pid}`, { recursive: true, force: true });
    if (!fs.existsSync(path.join(root, "complete"))) throw error;
  }
}

function run(command, args, options = {}) {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (status !== 0)
    throw new Error(`${command} said: ${String(stderr).trim().split("\n").at(-1) || `code ${status}`}`);
}

/** How Asterisk is called: by its own loader. @param {string} root */
export const asteriskCommand = (root) => ({
  command: path.join(root, "usr/lib64/ld-linux-x86-64.so.2"),
  args: ["--library-path", path.join(root, LIBRARIES), path.join(root, "usr/sbin/asterisk")],
  modules: path.join(root, LIBRARIES, "asterisk/modules"),
  data: path.join(root, "usr/share/asterisk"),
});
