import { isSupervisorLeg } from "@/core/call/leg-id";
import type { Supervision } from "@/core/supervision/supervision";
import type { LoneLegs } from "../calls/reconcile-lone-legs";
import { db } from "../platform/db";

/** The managers beside talks, for reconciliation. */
export const supervisionLegs: LoneLegs = {
  async living(account) {
    const where = { endedAt: null, ...account };
    const living = await db().supervision.findMany({ where, select: { id: true, state: true } });
    return living.map(({ id, state }) => ({ id, leg: (state as unknown as Supervision).leg }));
  },
  async over(legIds, before) {
    const where = { id: { in: legIds.filter(isSupervisorLeg) }, endedAt: { lt: before } };
    return (await db().supervision.findMany({ where, select: { id: true } })).map(({ id }) => id);
  },
};
