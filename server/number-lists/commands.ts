import { parsePhone } from "@/core/phone/phone";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, type Tx, transaction } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type NumbersRead, readNumbers } from "./read-numbers";
import { MOST_NUMBERS } from "./schema";

/** Adds an empty list. */
export const createNumberList = (workspaceId: WorkspaceId, name: string): Promise<{ id: string }> =>
  db().numberList.create({ data: { workspaceId, name }, select: { id: true } });

/** @throws AppError not-found */
export async function renameNumberList(workspaceId: WorkspaceId, id: string, name: string): Promise<void> {
  await oneChanged(
    db().numberList.updateMany({ where: { id, workspaceId, archivedAt: null }, data: { name } }),
  );
}

/** Takes a list out of use: rules that name it find nobody on it. @throws AppError not-found */
export async function archiveNumberList(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> {
  const data = { archivedAt: new Date(clock.now()) };
  await oneChanged(db().numberList.updateMany({ where: { id, workspaceId, archivedAt: null }, data }));
}

/** Takes back `archiveNumberList`. @throws AppError not-found */
export async function restoreNumberList(workspaceId: WorkspaceId, id: string): Promise<void> {
  await oneChanged(db().numberList.updateMany({ where: { id, workspaceId }, data: { archivedAt: null } }));
}

/**
 * Adds the numbers of a file or of pasted lines; those that are there already stay once.
 * @throws AppError not-found; invalid where there is no number in it, or the list would be too long
 */
export async function addNumbers(
  workspaceId: WorkspaceId,
  { id, text }: { id: string; text: string },
): Promise<Omit<NumbersRead, "phones"> & { added: number }> {
  return transaction(async (tx) => {
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    await lockList(tx, workspaceId, id);
    const { phones, problems, problemCount } = readNumbers(text, workspace.defaultCountry);
    if (phones.length === 0)
      throw new AppError("invalid", "There is no phone number in it.", { fields: { text: "no-numbers" } });
    const { count: added } = await tx.numberListEntry.createMany({
      data: phones.map((phone) => ({ listId: id, phone })),
      skipDuplicates: true,
    });
    if ((await tx.numberListEntry.count({ where: { listId: id } })) > MOST_NUMBERS)
      throw new AppError("invalid", `A list has ${MOST_NUMBERS} numbers at most.`, {
        fields: { text: "too-many" },
      });
    return { added, problems, problemCount };
  });
}

/** Takes one number off a list; one that is not on it is no mistake. @throws AppError not-found */
export async function removeNumber(
  workspaceId: WorkspaceId,
  { id, phone }: { id: string; phone: string },
): Promise<void> {
  await transaction(async (tx) => {
    await lockList(tx, workspaceId, id);
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const read = parsePhone(phone, workspace.defaultCountry);
    await tx.numberListEntry.deleteMany({
      where: { listId: id, phone: read.ok ? read.value.e164 : phone },
    });
  });
}

/** Two who add at once do not both fill it up. */
async function lockList(tx: Tx, workspaceId: WorkspaceId, id: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from "NumberList" where id = ${id} and "workspaceId" = ${workspaceId} and "archivedAt" is null for update`;
  if (found.length === 0) throw gone();
}

async function oneChanged(change: Promise<{ count: number }>): Promise<void> {
  if ((await change).count === 0) throw gone();
}

const gone = () => new AppError("not-found", "There is no such list in this workspace any more.");
