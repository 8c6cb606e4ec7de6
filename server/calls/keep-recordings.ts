import { v7 as newId } from "uuid";
import type { CallAccount } from "@/core/call/call";
import { callOfLeg } from "@/core/call/leg-id";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import type { TelephonyEvent } from "../telephony/port";
import { isRecordingReady } from "./provider-events";

/** Notes where the sound of talks can be read: once each, and only of calls that ran through this account. */
export async function keepRecordings(account: CallAccount, events: readonly TelephonyEvent[]): Promise<void> {
  const ready = events.filter(isRecordingReady).map(({ legId, reference, seconds, at }) => ({
    id: newId(),
    callId: callOfLeg(legId),
    reference,
    seconds: Math.round(seconds),
    at: new Date(at).toISOString(),
  }));
  if (ready.length === 0) return;
  await query(
    null,
    Prisma.sql`
    insert into "Recording" (id, "workspaceId", "callbackId", "callId", provider, "accountId", reference, seconds, "readyAt")
    select x.id, c."workspaceId", c."callbackId", c.id, c.provider, c."accountId", x.reference, x.seconds, x.at
      from jsonb_to_recordset(${JSON.stringify(ready)}::jsonb)
             as x(id text, "callId" text, reference text, seconds int, at timestamptz)
      join "Call" c on c.id = x."callId" and c.provider = ${account.provider}
                   and c."accountId" is not distinct from ${account.id}
     -- The index knows accounts of workspaces alone.
     where not exists (select 1 from "Recording" r where r."callId" = c.id and r.reference = x.reference)
    on conflict ("accountId", reference) do nothing
    returning id`,
  );
}
