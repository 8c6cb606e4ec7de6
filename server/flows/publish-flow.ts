import { compile } from "@/core/flow/compile";
import type { FlowDocument, Issue } from "@/core/flow/document";
import { flowsBehind } from "@/core/flow/inline-subflow";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { checkReferences } from "./check-references";
import { draftConflict, type Editor, type FlowRow, lockFlow } from "./flow-row";
import { newerPassed, readLiveRoutings } from "./live-routings";
import type { Publication } from "./schema";
import { readStored, toJson } from "./stored-document";

/**
 * Makes the draft live: checks it, compiles it, and keeps both as an immutable revision. A draft that is live already
 * makes no new one, so that a second press changes nothing; one that goes through other routings does where these were
 * published since. Running callbacks keep the revision they began with.
 * @throws AppError conflict where somebody saved since; invalid with `details.issues`, all of them, where errors stand in it
 */
export async function publishFlow(
  editor: Editor,
  { id, version, name }: Publication,
  clock: Clock,
): Promise<{ number: number }> {
  return transaction(async (tx) => {
    const flow = await lockFlow(tx, editor, id);
    if (flow.draftVersion !== version) throw await draftConflict(tx, flow);
    const live = await findLive(tx, flow);
    if (live?.isDraft) return { number: live.number };
    const document = readStored(flow.draft);
    const program = await compileFor(tx, { editor, id, document });
    const last = await tx.flowRevision.aggregate({ where: { flowId: id }, _max: { number: true } });
    const revision = await tx.flowRevision.create({
      data: {
        workspaceId: editor.workspaceId,
        flowId: id,
        number: (last._max.number ?? 0) + 1,
        name: name || null,
        document: toJson(document),
        program: toJson(program),
        publishedAt: new Date(clock.now()),
        publishedById: editor.userId,
      },
      select: { id: true, number: true },
    });
    await tx.flow.update({ where: { id }, data: { liveRevisionId: revision.id } });
    return { number: revision.number };
  });
}

/** The live revision, and whether the draft says the same, with the routings that it goes through as they are now. */
async function findLive(tx: Tx, flow: FlowRow): Promise<{ number: number; isDraft: boolean } | null> {
  if (flow.liveRevisionId === null) return null;
  const [live] = await tx.$queryRaw<{ number: number; isDraft: boolean }[]>`
    select r.number, r.document = f.draft and not exists (${newerPassed(Prisma.sql`r.program`)}) as "isDraft"
      from "Flow" f join "FlowRevision" r on r.id = f."liveRevisionId" where f.id = ${flow.id}`;
  return live ?? null;
}

interface Compilation {
  editor: Editor;
  id: string;
  document: FlowDocument;
}

async function compileFor(tx: Tx, { editor, id, document }: Compilation): Promise<object> {
  const { workspaceId } = editor;
  const strangers = await checkReferences(tx, workspaceId, document);
  const live = await readLiveRoutings(tx, workspaceId, flowsBehind(document));
  const compiled = compile(document, { ownId: id, live });
  if (!compiled.ok) throw refusal([...compiled.issues, ...strangers]);
  if (strangers.length > 0) throw refusal(strangers);
  return compiled.program;
}

const refusal = (issues: Issue[]): AppError =>
  new AppError("invalid", "The flow has problems. Mend the marked steps, then publish it.", {
    reason: "flow-has-problems",
    details: { issues },
  });
