import type { Signal } from "@/core/call/signals";
import type { StandbySignal } from "@/core/standby/standby";
import type { SupervisionSignal } from "@/core/supervision/supervision";
import { Prisma } from "../generated/prisma/client";
import type { Tx } from "../platform/db";
import { gather } from "../platform/gather";
import { oncePerProcess } from "../platform/once-per-process";
import { query } from "../platform/query";
import { readWhileStoring } from "./call-row";
import { offerReading } from "./fresh-reading";

export interface KeyedSignal<S = Signal> {
  /** A call's, a standby's or a supervision's. */
  callId: string;
  /** The same key is the same signal: it is stored once. */
  key: string;
  signal: S;
  /**
   * The account that tells it: of calls that it does not have (any more) nothing is taken. It may belong to another
   * tenant, or have been given up for another account. Absent: we tell it ourselves.
   */
  from?: { accountId: string | null };
}

/** What a call, a standby or a supervision can be told. */
export type AnySignal = Signal | StandbySignal | SupervisionSignal;

/** Stores each once, of calls that exist: a provider's account may carry legs that are none of ours. */
function insertion(signals: readonly KeyedSignal<AnySignal>[]): Prisma.Sql {
  const rows = signals.map(({ callId, key, signal, from }) => ({ id: callId, key, body: signal, from }));
  return Prisma.sql`
    insert into "Signal" ("callId", key, body)
    select x->>'id', x->>'key', x->'body'
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as e(x, n)
     where exists (select 1 from "Call" c where c.id = x->>'id'
                      and (not x ? 'from' or c."accountId" is not distinct from x->'from'->>'accountId'))
        or exists (select 1 from "Standby" b where b.id = x->>'id'
                      and (not x ? 'from' or b."accountId" is not distinct from x->'from'->>'accountId'))
        or exists (select 1 from "Supervision" v where v.id = x->>'id'
                      and (not x ? 'from' or v."accountId" is not distinct from x->'from'->>'accountId'))
     order by n
    on conflict (key) do nothing`;
}

/** Stores signals within a transaction that has more to do. Applied later by `applySignals`, in order of storing. */
export async function storeSignals(
  signals: readonly KeyedSignal<AnySignal>[],
  tx: Tx | null = null,
): Promise<void> {
  if (signals.length > 0) await query(tx, insertion(signals));
}

/** Stores signals, durably when it resolves, and keeps what was read of their calls for whoever applies them next. */
export async function storeAndRead(signals: readonly KeyedSignal<AnySignal>[]): Promise<void> {
  if (signals.length > 0) await oncePerProcess("signal-store", () => gather(storeGathered))(signals);
}

async function storeGathered(signals: KeyedSignal<AnySignal>[]): Promise<void> {
  const callIds = [...new Set(signals.map(({ callId }) => callId))];
  const store = Prisma.sql`${insertion(signals)} returning seq, "callId", body`;
  for (const row of await readWhileStoring(store, callIds)) offerReading(row);
}
