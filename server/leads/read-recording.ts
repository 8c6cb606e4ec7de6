import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { RecordedSound } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { type LeadScope, whereVisible } from "./filter-leads";

/**
 * The sound of a talk, for somebody who may see the lead.
 * @throws AppError not-found where there is no such recording in the scope, or the provider has it no more
 */
export async function readRecording(scope: LeadScope, id: string): Promise<RecordedSound> {
  const recording = await db().recording.findFirst({
    where: { id, callback: whereVisible(scope) },
    select: { reference: true, callId: true },
  });
  const call = recording && (await readCallAccount(recording.callId));
  if (!call) throw notThere();
  const provider = await openAccount({ id: call.accountId, provider: call.provider });
  if (!provider.readRecording) throw notThere();
  return provider.readRecording(recording.reference).catch((error: unknown) => {
    throw error instanceof ProviderError && error.kind === "rejected" ? notThere() : error;
  });
}

const readCallAccount = (id: string) =>
  db().call.findUnique({ where: { id }, select: { accountId: true, provider: true } });

const notThere = () => new AppError("not-found", "There is no such recording.");
