import type { Standby, StandbySignal } from "@/core/standby/standby";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

/** A standby with what its orders need, and what it was not told yet. */
export interface StandbyRow {
  id: string;
  workspaceId: string;
  teamId: string;
  teamName: string;
  provider: string;
  /** null: the installation's own account. */
  accountId: string | null;
  state: Standby;
  /** What was read. Whoever writes names it, and writes nothing where it has moved on. */
  version: number;
  since: Date;
  /** The operator's, E.164 */
  phone: string;
  endpoint: "phone" | "browser";
  workspaceLanguage: string;
  callerId: string | null;
  /** Stored signals that are not applied, in order. */
  pending: { seq: number; body: StandbySignal }[];
}

export async function readStandby(standbyId: string): Promise<StandbyRow | null> {
  const [row] = await query<StandbyRow>(
    null,
    Prisma.sql`
    select s.id, s."workspaceId", s."teamId", t.name as "teamName", s.provider, s."accountId", s.state, s.version, s.since,
           o.phone, o.endpoint::text as endpoint, w.language as "workspaceLanguage", w."callerId",
           (select coalesce(jsonb_agg(jsonb_build_object('seq', g.seq, 'body', g.body) order by g.seq), '[]')
              from "Signal" g where g."callId" = s.id and g."appliedAt" is null) as pending
      from "Standby" s
      join "Team" t on t.id = s."teamId"
      join "Operator" o on o.id = s."operatorId"
      join "Workspace" w on w.id = s."workspaceId"
     where s.id = ${standbyId}`,
  );
  return row ?? null;
}
