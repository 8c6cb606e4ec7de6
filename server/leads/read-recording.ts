import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { RecordedSound } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { type LeadScope, whereVisible } from "./filter-leads";

/**
 * The sound of a talk, for somebody who may see the lead.
 * @throws AppError not-found where there is no such recording in the scope, nobody is to hear it any more, or the provider
 * has it no more
 */
export async function readRecording(scope: LeadScope, id: string): Promise<RecordedSound> {
  const recording = await db().recording.findFirst({
    where: { id, unwantedAt: null, callback: whereVisible(scope) },
    select: { reference: true, accountId: true, provider: true },
  });
  if (!recording) throw notThere();
  const provider = await openAccount({ id: recording.accountId, provider: recording.provider });
  if (!provider.readRecording) throw notThere();
  return provider.readRecording(recording.reference).catch((error: unknown) => {
    throw error instanceof ProviderError && error.kind === "rejected" ? notThere() : error;
  });
}

const notThere = () => new AppError("not-found", "There is no such recording.");
