import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { readDispositions } from "../../visitor-texts/read-dispositions";

/** What may come of a talk, in the order of the phone's keys, and whether the phone asks. */
export async function readChoices(workspaceId: WorkspaceId) {
  const { dispositions, asksDisposition, language } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { dispositions: true, asksDisposition: true, language: true },
  });
  return { choices: readDispositions(dispositions, language), asksByKeypad: asksDisposition };
}
