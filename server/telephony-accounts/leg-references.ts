import { db } from "../platform/db";
import type { LegReferences } from "../telephony/port";

/** The memory of one account's legs, in the database: see the port. */
export const legReferences = (accountId: string): LegReferences => ({
  async find(legId) {
    const row = await db().legReference.findUnique({ where: { legId }, select: { reference: true } });
    return row?.reference ?? null;
  },
  async keep(legId, reference) {
    const data = { accountId, reference };
    await db().legReference.upsert({ where: { legId }, create: { legId, ...data }, update: data });
  },
  async legsOf(references) {
    const rows = await db().legReference.findMany({ where: { accountId, reference: { in: references } } });
    return new Map(rows.map(({ legId, reference }) => [reference, legId]));
  },
});
