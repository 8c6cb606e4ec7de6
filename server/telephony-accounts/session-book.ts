import { deriveKey, seal, unseal } from "../platform/crypto";
import { db } from "../platform/db";
import { env } from "../platform/env";
import type { SessionBook } from "../telephony/session-book";

const sealingKey = () => deriveKey(env().secret, "provider-sessions");
const open = (sealed: string): string => unseal(sealed, sealingKey());

/** The book of one provider, by what tells it from others. Sealed: with an address of a session one can steer it. */
export function sessionBookOf(scope: string): SessionBook {
  const read = (key: string) =>
    db().providerSession.findUnique({ where: { scope_key: { scope, key } }, select: { sealed: true } });
  return {
    async find(key) {
      const row = await read(key);
      return row && open(row.sealed);
    },
    async claim(key, value) {
      const row = { scope, key, sealed: seal(value, sealingKey()) };
      const { count } = await db().providerSession.createMany({ data: row, skipDuplicates: true });
      if (count > 0) return value;
      const noted = await read(key);
      // Forgotten in between by somebody else: the place is free again.
      return noted ? open(noted.sealed) : this.claim(key, value);
    },
    async forget(key, value) {
      const row = await read(key);
      if (!row || open(row.sealed) !== value) return;
      await db().providerSession.deleteMany({ where: { scope, key, sealed: row.sealed } });
    },
    async list() {
      const rows = await db().providerSession.findMany({ where: { scope }, orderBy: { createdAt: "asc" } });
      return rows.map(({ key, sealed }) => ({ key, value: open(sealed) }));
    },
  };
}
