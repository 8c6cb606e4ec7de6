// `npm run reset-password -- EMAIL`: a link to a new password, for people whom neither a mail nor another owner reaches.
// Who may run it may read the database anyway. The same rows as server/auth/password-resets makes.
import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { v7 as newId } from "uuid";
import { findPostgres } from "./postgres.mjs";
import { readSettings } from "./settings.mjs";

const root = path.resolve(import.meta.dirname, "..");
const MINUTES = 60;

async function main(email) {
  if (!email?.includes("@")) throw new Error("Whose? npm run reset-password -- somebody@example.com");
  if (email.endsWith("@demo.perezvon.example"))
    throw new Error("The people of the demo have no passwords: they sign in by their buttons.");
  const { databaseUrl, dataDir, publicUrl } = readSettings(root);
  const url = databaseUrl ?? (await findPostgres(path.join(dataDir, "postgres")));
  if (!url)
    throw new Error(
      `No database runs in ${dataDir}. Start Perezvon first (npm start), or name its directory in PEREZVON_DATA_DIR.`,
    );
  const token = await makeLink(url, email);
  console.log(`${publicUrl}/reset-password/${token}`);
  console.log(`For ${email}. It works once, within ${MINUTES} minutes; earlier links no longer work.`);
}

/** Makes the newest link of a person the only one. @returns its token */
async function makeLink(url, email) {
  const token = randomBytes(32).toString("base64url");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query('select "id" from "User" where "email" = $1 for update', [email]);
    if (rows.length === 0) throw new Error(`Nobody here has the e-mail ${email}.`);
    await client.query(
      `update "PasswordReset" set "revokedAt" = now()
       where "userId" = $1 and "usedAt" is null and "revokedAt" is null`,
      [rows[0].id],
    );
    await client.query(
      `insert into "PasswordReset" ("id", "userId", "tokenHash", "expiresAt")
       values ($1, $2, $3, now() + make_interval(mins => $4))`,
      [newId(), rows[0].id, createHash("sha256").update(token).digest("hex"), MINUTES],
    );
    await client.query("commit");
    return token;
  } finally {
    await client.end();
  }
}

try {
  await main(process.argv[2]?.trim().toLowerCase());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
