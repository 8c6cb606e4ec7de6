import { ZodError } from "zod";
import { openGateway } from "../messaging/registry";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { openStored } from "../telephony-accounts/open-account";
import { sealCredentials, unsealCredentials } from "../telephony-accounts/seal-credentials";
import type { SenderInput } from "./schema";

/** Who sends the workspace's text messages from now on. @throws AppError invalid, with a code by field; not-found */
export async function saveSender(workspaceId: WorkspaceId, input: SenderInput): Promise<void> {
  const { accountId, from } = input;
  const data = {
    accountId,
    from: from === "" ? null : from,
    ...(accountId === null ? await gatewayColumns(workspaceId, input) : NO_GATEWAY),
    // With other settings it is another sender: nothing is known of it.
    ...UNTRIED,
  };
  if (accountId !== null) await expectTexts(workspaceId, accountId);
  await db().textSender.upsert({
    where: { workspaceId },
    create: { workspaceId, ...data },
    update: data,
  });
}

const NO_GATEWAY = { settings: {}, credentials: null };
const UNTRIED = { troubleKind: null, troubleText: null, triedAt: null };

/** Messages are sent by nobody from now on; those that wait fail. */
export async function removeSender(workspaceId: WorkspaceId): Promise<void> {
  await db().textSender.deleteMany({ where: { workspaceId } });
}

async function expectTexts(workspaceId: WorkspaceId, id: string): Promise<void> {
  const account = await db().telephonyAccount.findFirst({ where: { id, workspaceId, archivedAt: null } });
  if (!account) throw new AppError("not-found", "There is no such account in this workspace.");
  const { texts } = await openStored(account);
  if (!texts)
    throw new AppError("invalid", "This provider sends no text messages.", {
      fields: { accountId: "no-texts" },
    });
}

async function gatewayColumns(workspaceId: WorkspaceId, input: SenderInput) {
  const { accountId: _account, from: _from, secret, ...settings } = input;
  const stored = await db().textSender.findUnique({ where: { workspaceId } });
  const credentials = secret === "" ? keptSecret(stored?.credentials ?? null) : { secret };
  const tools = { allowPrivateAddresses: env().allowPrivateWebhooks };
  try {
    await openGateway("http-gateway", { ...settings, ...credentials }, tools);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new AppError("invalid", "The gateway cannot be asked with these settings.", {
      cause: error,
      fields: Object.fromEntries(
        error.issues.map(({ path, code, message }) => [
          String(path[0] ?? "url"),
          code === "invalid_type" ? "required" : message,
        ]),
      ),
    });
  }
  return { settings, credentials: sealCredentials(credentials) };
}

/** Sealed with another PEREZVON_SECRET it is lost, and has to be entered again. */
function keptSecret(sealed: string | null): object {
  try {
    return unsealCredentials(sealed);
  } catch {
    return {};
  }
}
