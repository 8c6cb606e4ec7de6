import type { Supervision, SupervisionSignal } from "@/core/supervision/supervision";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

/** A supervision with what its orders and its story need, and what it was not told yet. */
export interface SupervisionRow {
  id: string;
  workspaceId: string;
  callId: string;
  callbackId: string;
  provider: string;
  /** null: the installation's own account. */
  accountId: string | null;
  state: Supervision;
  /** What was read. Whoever writes names it, and writes nothing where it has moved on. */
  version: number;
  /** The manager's name. */
  by: string;
  /** The manager's, E.164 */
  phone: string;
  inBrowser: boolean;
  siteName: string;
  workspaceLanguage: string;
  callerId: string | null;
  /** Stored signals that are not applied, in order. */
  pending: { seq: number; body: SupervisionSignal }[];
}

export async function readSupervision(supervisionId: string): Promise<SupervisionRow | null> {
  const [row] = await query<SupervisionRow>(
    null,
    Prisma.sql`
    select v.id, v."workspaceId", v."callId", v."callbackId", v.provider, v."accountId", v.state, v.version, v.by,
           o.phone, v."inBrowser", s.name as "siteName", w.language as "workspaceLanguage", w."callerId",
           (select coalesce(jsonb_agg(jsonb_build_object('seq', g.seq, 'body', g.body) order by g.seq), '[]')
              from "Signal" g where g."callId" = v.id and g."appliedAt" is null) as pending
      from "Supervision" v
      join "Operator" o on o.id = v."operatorId"
      join "Callback" cb on cb.id = v."callbackId"
      join "Site" s on s.id = cb."siteId"
      join "Workspace" w on w.id = v."workspaceId"
     where v.id = ${supervisionId}`,
  );
  return row ?? null;
}
