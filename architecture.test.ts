import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// What the house style says about the tree (docs/architecture.md), checked. A rule without a check is a hope.

const ROOT = import.meta.dirname;

/** Every file that git knows or would take, so that what is built or ignored does not count. */
const FILES = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(ROOT, file)));

const isCode = (file: string) => /\.(tsx?|mts|mjs)$/.test(file) && !/^widget\/fixtures\//.test(file);
const isTest = (file: string) => /\.(test|spec)\.tsx?$|contract-suite\.ts$/.test(file);
const CODE = FILES.filter(isCode);

const linesOf = (file: string) => readFileSync(path.join(ROOT, file), "utf8").trimEnd().split("\n").length;
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const foldersIn = (folder: string) =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder), { withFileTypes: true })
        .filter(
          (entry) => entry.isDirectory() && FILES.some((file) => file.startsWith(`${folder}/${entry.name}/`)),
        )
        .map(({ name }) => name)
        .sort()
    : [];

describe("names", () => {
  it("are in kebab-case", () => {
    const conventional =
      /^(README|CONTRIBUTING|LICENSE|SECURITY|CHANGELOG|Dockerfile)(\..+)?$|^\[.+\]$|^\(.+\)$|^\./;
    const odd = FILES.filter((file) =>
      file.split("/").some((part) => !/^[a-z0-9]+([-._][a-z0-9]+)*$/.test(part) && !conventional.test(part)),
    );
    expect(odd).toEqual([]);
  });

  it("say what is in a file: no drawers", () => {
    const drawers = /(^|\/)(index|helpers?|utils?|misc|types|common|constants)\.(tsx?|mts|mjs)$/;
    expect(CODE.filter((file) => drawers.test(file))).toEqual([]);
    expect(FILES.filter((file) => /(^|\/)(lib|utils|helpers)\//.test(file))).toEqual([]);
  });

  it("carry no suffix that says nothing", () => {
    expect(CODE.filter((file) => /-(manager|helper|util|utils|service)\.(test\.)?tsx?$/.test(file))).toEqual(
      [],
    );
  });
});

describe("sizes", () => {
  /** The most lines a file may have; split by reason to change when it grows beyond. */
  const limitOf = (file: string) => {
    if (isTest(file)) return 500;
    if (file.startsWith("widget/src/")) return 200;
    return file.endsWith("/router.ts") ? 200 : 350;
  };
  const product = CODE.filter(
    (file) => /^(app|components|core|server|widget\/src)\//.test(file) && !isTest(file),
  );
  const sizes = product.map(linesOf).sort((a, b) => a - b);
  const quantile = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;

  it("stay within the limit of their kind", () => {
    const long = CODE.map((file) => ({ file, lines: linesOf(file), limit: limitOf(file) }));
    expect(long.filter(({ lines, limit }) => lines > limit)).toEqual([]);
  });

  it("are small in the middle and at the long end", () => {
    expect(sizes.length).toBeGreaterThan(100);
    expect(quantile(0.5)).toBeLessThanOrEqual(80);
    expect(quantile(0.9)).toBeLessThanOrEqual(200);
  });
});

describe("rules that no import tells", () => {
  const lines = (pattern: RegExp, files: string[]) =>
    files.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    );
  const core = CODE.filter((file) => file.startsWith("core/") && !isTest(file));
  const server = CODE.filter((file) => file.startsWith("server/") && !isTest(file));

  it("core reads no clock, no random number and no environment", () => {
    expect(lines(/Date\.now\(\)|new Date\(\)|Math\.random|process\.|DateTime\.(now|local)\(/, core)).toEqual(
      [],
    );
  });

  it("only server/platform/env.ts reads the environment", () => {
    // NextAuth is told by a variable; the logger speaks before the environment is known to be right; the simulator's
    // carrier is a program of its own.
    const allowed = [
      "server/platform/env.ts",
      "server/auth/options.ts",
      "server/platform/logger.ts",
      "server/telephony/simulator/carrier-main.ts",
    ];
    const files = server.filter(
      (file) => !allowed.includes(file) && !/^server\/testing\/|\/conformance\//.test(file),
    );
    expect(lines(/process\.env/, files)).toEqual([]);
  });

  it("only server/platform/db.ts makes a Prisma client", () => {
    expect(lines(/new PrismaClient\(/, server).map((line) => line.split(":")[0])).toEqual([
      "server/platform/db.ts",
    ]);
  });

  it("nobody promises work for later in a comment", () => {
    const others = CODE.filter((file) => file !== "architecture.test.ts");
    expect(lines(/\b(TODO|FIXME|XXX|HACK)\b/, others)).toEqual([]);
  });
});

describe("registries name every folder", () => {
  it("routing nodes: definitions and steps", () => {
    const kinds = foldersIn("core/flow/routing");
    expect(kinds).not.toEqual([]);
    expect(importedFrom("core/flow/routing/definitions.ts", /"\.\/([^/"]+)\/definition"/g)).toEqual(kinds);
    expect(importedFrom("core/flow/runtime/steps.ts", /"\.\.\/routing\/([^/"]+)\/step"/g)).toEqual(kinds);
  });

  it("routing nodes have the files of a node", () => {
    for (const kind of foldersIn("core/flow/routing"))
      for (const file of ["definition.ts", "step.ts"])
        expect(FILES).toContain(`core/flow/routing/${kind}/${file}`);
  });

  it("routing conditions: each is a definition with a test, and is registered", () => {
    const folder = "core/flow/routing-conditions";
    const kinds = foldersIn(folder);
    expect(kinds).not.toEqual([]);
    expect(importedFrom(`${folder}/conditions.ts`, /"\.\/([^/"]+)\/definition"/g)).toEqual(kinds);
    for (const kind of kinds)
      for (const file of ["definition.ts", `${kind}.test.ts`])
        expect(FILES).toContain(`${folder}/${kind}/${file}`);
  });

  it("display nodes: each is a definition with a test, and is registered", () => {
    const kinds = foldersIn("core/flow/display");
    expect(kinds).not.toEqual([]);
    const registered = ["conditions.ts", "definitions.ts"].flatMap((file) =>
      importedFrom(`core/flow/display/${file}`, /"\.\/([^/"]+)\/definition"/g),
    );
    expect(registered.sort()).toEqual(kinds);
    for (const kind of kinds)
      for (const file of ["definition.ts", `${kind}.test.ts`])
        expect(FILES).toContain(`core/flow/display/${kind}/${file}`);
  });

  it("crm: every connector has its mark, and a sentence in every language", () => {
    for (const id of foldersIn("server/crm")) {
      expect(FILES).toContain(`public/integrations/${id}.svg`);
      for (const language of ["en", "ru"])
        expect(
          JSON.parse(read(`messages/${language}/connections.json`)).catalog.about,
          language,
        ).toHaveProperty(id);
    }
  });

  it.each(["telephony", "crm", "messaging"])("%s: every adapter is registered", (port) => {
    const adapters = foldersIn(`server/${port}`);
    const registry = `server/${port}/registry.ts`;
    if (adapters.length === 0) return expect(FILES).not.toContain(registry);
    expect(importedFrom(registry, /"\.\/([^/"]+)\/[^"]+"/g)).toEqual(adapters);
  });

  function importedFrom(file: string, pattern: RegExp): string[] {
    return [...new Set([...read(file).matchAll(pattern)].map(([, name]) => name ?? ""))].sort();
  }
});

describe("the files of a server domain", () => {
  /** Places with a vocabulary of their own: ground, ports, doors and test code. */
  const OTHERS = ["platform", "telephony", "crm", "ads", "messaging", "jobs", "trpc", "testing", "generated"];
  const domains = foldersIn("server").filter((name) => !OTHERS.includes(name));
  const KNOWN = /^(router|queries|commands|policy|schema|session)$/;
  const filesOf = (domain: string) =>
    FILES.filter((file) => file.startsWith(`server/${domain}/`) && file.endsWith(".ts") && !isTest(file));

  /** `start-call.ts`, `callback-row.ts`: what is done, or a noun with its kind. A single word has to be exported. */
  it.each(domains)("%s has only known kinds of files", (domain) => {
    for (const file of filesOf(domain)) {
      const name = path.basename(file, ".ts");
      if (KNOWN.test(name) || name.includes("-")) continue;
      expect(read(file), `${file} is one word, and exports nothing of that name`).toMatch(
        new RegExp(`^export .*${name}`, "im"),
      );
    }
  });

  it.each(domains)("%s: its router holds no rows and its schema no rules", (domain) => {
    const routers = filesOf(domain).filter((file) => file.endsWith("/router.ts"));
    for (const file of routers) expect(read(file), file).not.toMatch(/\bdb\(\)|\.findMany\(|transaction\(/);
  });
});

describe("what everybody relies on", () => {
  it("every command is there", () => {
    const { scripts } = JSON.parse(read("package.json"));
    for (const name of ["start", "test", "validate", "dev", "bench", "screenshots"])
      expect(scripts, name).toHaveProperty(name);
    for (const [name, command] of Object.entries<string>(scripts)) {
      const [, script] = /^node (scripts\/\S+)/.exec(command) ?? [];
      if (script) expect(FILES, `npm run ${name}`).toContain(script);
    }
  });

  it("versions are pinned", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
  });
});
