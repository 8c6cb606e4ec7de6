import type { TimelineFact } from "@/core/callback/timeline";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import { type LeadScope, whereVisible } from "./filter-leads";

interface LeadDeed {
  scope: LeadScope;
  callbackId: string;
  /** The name of the member who does it, as the story will tell. */
  by: string;
  clock: Clock;
}

/**
 * Marks a lead that waits for a person as dealt with, or takes that back.
 * Doing it twice is doing it once, and the story has one line.
 * @throws AppError not-found; conflict where the lead needs nobody: it goes on, or had its conversation.
 */
export async function setHandled(deed: LeadDeed & { handled: boolean }): Promise<void> {
  await transaction(async (tx) => {
    const lead = await visibleLead(tx, deed);
    if (lead.stage !== "finished" || lead.outcome === "conversation")
      throw new AppError(
        "conflict",
        "This lead does not wait for anybody. Reload the page to see where it is.",
      );
    const changed = await tx.callback.updateMany({
      where: { id: lead.id, needsHuman: deed.handled },
      data: { needsHuman: !deed.handled },
    });
    if (changed.count > 0) await tell(tx, deed, { kind: deed.handled ? "handled" : "reopened", by: deed.by });
  });
  await publishLead(deed);
}

/** Adds a note to a lead's story. @throws AppError not-found */
export async function addNote(deed: LeadDeed & { text: string }): Promise<void> {
  await transaction(async (tx) => {
    await visibleLead(tx, deed);
    await tell(tx, deed, { kind: "note", text: deed.text, by: deed.by });
  });
  await publishLead(deed);
}

/** @throws AppError not-found where the lead is none of theirs */
export const expectVisible = async (scope: LeadScope, callbackId: string): Promise<void> =>
  void (await transaction((tx) => visibleLead(tx, { scope, callbackId })));

async function visibleLead(tx: Tx, { scope, callbackId }: Pick<LeadDeed, "scope" | "callbackId">) {
  const lead = await tx.callback.findFirst({
    where: { AND: [whereVisible(scope), { id: callbackId }] },
    select: { id: true, stage: true, outcome: true },
  });
  if (!lead) throw new AppError("not-found", "There is no such lead, or it is not one of yours.");
  return lead;
}

async function tell(tx: Tx, { scope, callbackId, clock }: LeadDeed, fact: TimelineFact): Promise<void> {
  await tx.timelineEntry.create({
    data: { workspaceId: scope.workspaceId, callbackId, at: new Date(clock.now()), fact },
  });
}

const publishLead = ({ scope, callbackId }: LeadDeed): Promise<void> =>
  publishChange({ workspaceId: scope.workspaceId, callbackId, kind: "callback" });
