import { callOfLeg } from "@/core/call/leg-id";
import { isStandbyId, type Standby } from "@/core/standby/standby";
import type { LoneLegs } from "../calls/reconcile-lone-legs";
import { db } from "../platform/db";

/** The operators on standby, for reconciliation. */
export const standbyLegs: LoneLegs = {
  async living(account) {
    const where = { endedAt: null, ...account };
    const standbys = await db().standby.findMany({ where, select: { id: true, state: true } });
    return standbys.map(({ id, state }) => ({ id, leg: (state as unknown as Standby).leg }));
  },
  async over(legIds, before) {
    const legOf = new Map(legIds.map((legId) => [callOfLeg(legId), legId]));
    const ids = [...legOf.keys()].filter(isStandbyId);
    const where = { id: { in: ids }, endedAt: { lt: before } };
    const over = await db().standby.findMany({ where, select: { id: true } });
    return over.flatMap(({ id }) => legOf.get(id) ?? []);
  },
};
