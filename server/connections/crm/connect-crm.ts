import { matchOwners } from "@/core/crm/match-owners";
import { isLanguage } from "@/i18n/languages";
import type { CrmCredentials } from "../../crm/crm-credentials";
import type { CrmAccount, CrmDirectory } from "../../crm/directory-port";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { db, type Prisma, transaction } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { IN_HEALTH } from "../judge-health";
import { requeueWaiting } from "../replay";
import { sealCredentials } from "../seal-credentials";
import { askCrm } from "./ask-crm";
import { loadCrm, tryDirectory } from "./open-directory";
import { operatorsWithEmail } from "./queries";

export interface NewAccess {
  connector: string;
  credentials: CrmCredentials;
  /** The connection that is connected again; absent: a new one. */
  connectionId?: string | undefined;
}

/**
 * Connects a CRM, or connects it again: tries the credentials, notes whose account they open, and makes there what
 * deliveries need. A new connection begins with the connector's own mapping, with everybody matched by e-mail, and with
 * what every callback ends in. One that is connected again goes on at once with what waits.
 * @throws AppError invalid where the CRM does not take the credentials, conflict where they open another account than
 *   before, unavailable
 */
export async function connectCrm(
  workspaceId: WorkspaceId,
  access: NewAccess,
  clock: Clock,
): Promise<{ id: string; account: CrmAccount }> {
  const { connector, credentials, connectionId } = access;
  const directory = await tryDirectory(connector, credentials, clock);
  const account = await askCrm(async () => {
    const found = await directory.account();
    await directory.prepare();
    return found;
  });
  const columns = {
    credentials: sealCredentials(credentials),
    accountId: account.id,
    accountName: account.name,
    accountUrl: account.url,
  };
  if (connectionId) {
    await connectAgain({ workspaceId, connectionId, connector }, columns, clock);
    return { id: connectionId, account };
  }
  const settings = await firstSettings(workspaceId, connector, directory);
  const { id } = await db().connection.create({
    data: { workspaceId, connector, name: account.name, settings, ...columns },
    select: { id: true },
  });
  return { id, account };
}

async function firstSettings(
  workspaceId: WorkspaceId,
  connector: string,
  directory: CrmDirectory,
): Promise<Prisma.InputJsonObject> {
  const { readSettings } = await loadCrm(connector);
  const [operators, owners] = await Promise.all([
    operatorsWithEmail(workspaceId),
    askCrm(() => directory.owners()),
  ]);
  const { language } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const settings = readSettings(
    { owners: matchOwners(operators, owners), language: isLanguage(language) ? language : "en" },
    { allowPrivateAddresses: false },
  );
  return { ...settings, events: ["callback.finished", "callback.rated"] } as Prisma.InputJsonObject;
}

interface Again {
  workspaceId: WorkspaceId;
  connectionId: string;
  connector: string;
}

const connectAgain = (
  { workspaceId, connectionId: id, connector }: Again,
  columns: { credentials: string; accountId: string; accountName: string; accountUrl: string },
  clock: Clock,
): Promise<void> =>
  transaction(async (tx) => {
    const connection = await tx.connection.findFirst({
      where: { id, workspaceId, connector, archivedAt: null },
    });
    if (!connection) throw new AppError("not-found", "There is no such connection in this workspace.");
    // The ids of what was written, the fields and the people are those of one account.
    if (connection.accountId !== null && connection.accountId !== columns.accountId)
      throw new AppError(
        "conflict",
        "This is another account than before: add it as a connection of its own.",
        {
          reason: "crm-other-account",
        },
      );
    await tx.connection.update({
      where: { id },
      data: { ...columns, status: "active", pausedReason: null, ...IN_HEALTH },
    });
    await requeueWaiting(tx, workspaceId, id, clock);
  });
