import { v7 as newId } from "uuid";
import { dispositionsSchema } from "@/core/disposition/document";
import { AppError } from "../../platform/app-error";
import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { Choices } from "./schema";

/**
 * Changes what may come of a talk. What was said of earlier talks stays as it was called then; running calls ask by the
 * list that they began with.
 * @throws AppError invalid where a choice stands in the list twice
 */
export async function updateChoices(
  workspaceId: WorkspaceId,
  { choices, asksByKeypad }: Choices,
): Promise<void> {
  const dispositions = dispositionsSchema.safeParse(
    choices.map(({ key, name }) => ({ key: key ?? newId(), name })),
  );
  if (!dispositions.success)
    throw new AppError("invalid", "One of the results stands in the list twice.", {
      cause: dispositions.error,
      fields: { choices: "taken" },
    });
  await db().workspace.update({
    where: { id: workspaceId },
    data: { dispositions: dispositions.data, asksDisposition: asksByKeypad },
  });
}
