// Migrations without Prisma's native engine: create NAME | deploy | status. The same folders and table as Prisma's own CLI.

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "..");
const schemaPath = path.join(root, "prisma/schema.prisma");
const dir = path.join(root, "prisma/migrations");
const filters = { externalTables: [], externalEnums: [] };

/** The engine never lets go of its connections by itself. */
const open = new Set();
const closeAll = async () => {
  for (const connection of open) await connection.dispose().catch(() => undefined);
  open.clear();
};

/** A connection that the engine can use: what the adapter lacks is put right here. */
async function connect(connectionString) {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { ColumnTypeEnum } = await import("@prisma/driver-adapter-utils");
  const connection = await new PrismaPg({ connectionString, max: 1 }).connect();
  const pool = connection.underlyingDriver();
  const query = pool.query.bind(pool);
  const queryRaw = connection.queryRaw.bind(connection);
  let chars = []; // columns of the catalog type "char" (oid 18), which the adapter refuses
  pool.query = async (...args) => {
    const result = await query(...args);
    chars = [];
    for (const [i, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== 18) continue;
      field.dataTypeID = 25;
      chars.push(i);
    }
    return result;
  };
  connection.queryRaw = async (q) => {
    const result = await queryRaw(q);
    for (const i of chars) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  open.add(connection);
  // The adapter splits scripts on every ";", also inside functions and strings: send them whole.
  connection.executeScript = async (sql) => {
    await query(sql).catch((error) => connection.onError(error));
  };
  return connection;
}

/** The adapter's own shadow database connects to the main one: make a real one, and drop it. */
async function connectToShadow(url) {
  const name = `prisma_shadow_${randomUUID().replaceAll("-", "")}`;
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const admin = await connect(url);
  await admin.executeScript(`CREATE DATABASE "${name}"`);
  const connection = await connect(shadowUrl.href);
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await admin.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.dispose();
  };
  return connection;
}

async function openEngine(url) {
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const require = createRequire(import.meta.url);
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => console.error("schema engine panic:", m) };
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const wasm = await WebAssembly.instantiate(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(wasm.instance.exports);
  wasm.instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  });
  return glue.SchemaEngine.new(
    { datamodels: [[schemaPath, fs.readFileSync(schemaPath, "utf8")]] },
    () => {},
    factory,
  );
}

function migrationsList() {
  const names = fs.existsSync(dir)
    ? fs
        .readdirSync(dir)
        .filter((n) => fs.existsSync(path.join(dir, n, "migration.sql")))
        .sort()
    : [];
  return {
    baseDir: dir,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: fs.readFileSync(path.join(dir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Applies what is missing. Safe beside other processes doing the same. @returns names of the applied migrations */
export async function deploy(url) {
  if (await isUpToDate(url)) return [];
  const engine = await openEngine(url);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsList(),
      filters,
    });
    return appliedMigrationNames;
  } finally {
    await closeAll();
  }
}

/** A cheap look before the engine (half a second) is loaded: every folder's name stands in the table as finished. */
async function isUpToDate(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select migration_name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    );
    const done = new Set(rows.map((row) => row.migration_name));
    return migrationsList().migrationDirectories.every(({ path: name }) => done.has(name));
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** What separates the migrations from the schema, as SQL; null: nothing. */
export async function difference(url) {
  const engine = await openEngine(url);
  const result = await engine.diff({
    from: { tag: "migrations", ...migrationsList() },
    to: {
      tag: "schemaDatamodel",
      files: [{ path: schemaPath, content: fs.readFileSync(schemaPath, "utf8") }],
    },
    script: true,
    exitCode: true,
    filters,
  });
  return result.exitCode === 2 ? result.stdout : null;
}

async function main([command, name = "change"]) {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      "Set DATABASE_URL: which database? (`npm start` prints nothing of its own; its password is in the data directory.)",
    );
  if (command === "deploy") console.log("applied", await deploy(url));
  else if (command === "status") console.log((await difference(url)) ?? "the migrations equal the schema");
  else if (command === "create") {
    const sql = await difference(url);
    if (!sql) return console.log("no change");
    const folder = path.join(dir, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "migration.sql"), sql);
    fs.writeFileSync(path.join(dir, "migration_lock.toml"), 'provider = "postgresql"\n');
    console.log(`wrote ${path.relative(root, folder)}`);
  } else throw new Error("usage: node scripts/migrate.mjs create NAME | deploy | status");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
  process.exit(0);
}
