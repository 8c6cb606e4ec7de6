// What the scripts need to know before the app (which checks everything else) runs.
import fs from "node:fs";
import path from "node:path";

/** Reads .env (if any) and the variables that decide what is started. */
export function readSettings(root) {
  const file = path.join(root, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be a port number, not "${process.env.PORT}".`);
  const dataDir = path.resolve(root, process.env.PEREZVON_DATA_DIR || ".data");
  fs.mkdirSync(dataDir, { recursive: true });
  return {
    port,
    host: process.env.HOST || null,
    publicUrl: (process.env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, ""),
    dataDir,
    databaseUrl: process.env.DATABASE_URL || null,
    demo: !["0", "false"].includes(process.env.PEREZVON_DEMO ?? "1"),
    carrierSpeed: process.env.CARRIER_SPEED || "1",
  };
}
