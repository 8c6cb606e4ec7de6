import { v7 as newId } from "uuid";
import type { SupervisionMode, SupervisionSignal } from "@/core/supervision/supervision";
import type { KeyedSignal } from "../calls/store-signals";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import type { Supervisor } from "./begin-supervision";
import { openSupervising } from "./queries";

/**
 * How a manager follows a talk from now on, told as a signal.
 * @throws AppError not-found where it is over, or is another manager's; conflict where the account cannot do it
 */
export async function chooseMode(
  supervisor: Supervisor,
  id: string,
  mode: SupervisionMode,
): Promise<KeyedSignal<SupervisionSignal>> {
  const { provider, accountId } = await own(supervisor, id);
  const modes = (await openSupervising({ id: accountId, provider }))?.capabilities.supervision;
  if (!modes?.includes(mode))
    throw new AppError("conflict", "The telephony account cannot do this.", {
      reason: "cannot-supervise-so",
    });
  return {
    callId: id,
    key: `mode:${id}:${newId()}`,
    signal: { type: "mode-chosen", at: supervisor.clock.now(), mode },
  };
}

/** The manager's phone is hung up. @throws AppError not-found where it is over, or is another manager's */
export async function letGo(supervisor: Supervisor, id: string): Promise<KeyedSignal<SupervisionSignal>> {
  await own(supervisor, id);
  return { callId: id, key: `let-go:${id}`, signal: { type: "let-go", at: supervisor.clock.now() } };
}

async function own({ workspaceId, operatorId }: Supervisor, id: string) {
  const found = await db().supervision.findFirst({ where: { id, workspaceId, operatorId, endedAt: null } });
  if (!found) throw new AppError("not-found", "You do not follow this talk any more.");
  return found;
}

/** The talk is over: whoever followed it is told. */
export async function tellTalkOver(
  callIds: readonly string[],
  at: number,
): Promise<KeyedSignal<SupervisionSignal>[]> {
  const living = await db().supervision.findMany({
    where: { callId: { in: [...callIds] }, endedAt: null },
    select: { id: true },
  });
  return living.map(({ id }) => ({ callId: id, key: `talk-over:${id}`, signal: { type: "talk-over", at } }));
}
