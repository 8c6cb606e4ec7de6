import { accountOf } from "@/core/call/accounts";
import type { Call, CallAccount } from "@/core/call/call";
import type { SupervisionMode } from "@/core/supervision/supervision";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { WorkspaceId } from "../platform/workspace-id";
import type { TelephonyProvider } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";

/** A way to ring the manager. */
export interface OwnPhone {
  via: "browser" | "phone";
  /** E.164; of a browser the telephone beside it. */
  number: string;
  /** false: a number that was never proven to be theirs. */
  isProven: boolean;
}

/** What a manager can do with a talk, and on which of their phones. */
export interface SupervisionChoice {
  /** The account that the call goes through, as people named it. */
  account: string;
  /** Empty: talks there are not listened to. */
  modes: readonly SupervisionMode[];
  /** Empty: the reader is no operator, and has no phone here. */
  phones: OwnPhone[];
}

/** A talk that is going on. */
export interface Talk {
  callId: string;
  account: CallAccount;
  accountName: string;
  state: Call;
}

/** The talk of a request; null where nobody talks. */
export async function findTalk(workspaceId: WorkspaceId, callbackId: string): Promise<Talk | null> {
  const call = await db().call.findFirst({
    where: { workspaceId, callbackId, endedAt: null, phase: "talking" },
    include: { account: { select: { name: true } } },
  });
  if (!call) return null;
  const state = call.state as unknown as Call;
  const account = accountOf(state) ?? { id: call.accountId, provider: call.provider, name: call.provider };
  return { callId: call.id, account, accountName: call.account?.name ?? account.name, state };
}

/** @returns null where nobody talks any more */
export async function readChoice(
  workspaceId: WorkspaceId,
  { callbackId, operatorId, now }: { callbackId: string; operatorId: string | null; now: Date },
): Promise<SupervisionChoice | null> {
  const talk = await findTalk(workspaceId, callbackId);
  if (!talk) return null;
  const provider = await openSupervising(talk.account);
  return {
    account: talk.accountName,
    modes: provider?.capabilities.supervision ?? [],
    phones: provider
      ? await ownPhones({ workspaceId, operatorId, account: talk.account, now }, provider)
      : [],
  };
}

/** null where the account cannot be used as it is set up. */
export async function openSupervising(account: CallAccount): Promise<TelephonyProvider | null> {
  try {
    return await openAccount(account);
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

interface Asked {
  workspaceId: WorkspaceId;
  operatorId: string | null;
  account: CallAccount;
  now: Date;
}

/** The browser first, where it is registered with the very account that has the call: legs meet within one. */
export async function ownPhones(
  { workspaceId, operatorId, account, now }: Asked,
  provider: TelephonyProvider,
): Promise<OwnPhone[]> {
  const operator =
    operatorId === null
      ? null
      : await db().operator.findFirst({
          where: { id: operatorId, workspaceId, archivedAt: null },
          select: { phone: true, endpoint: true, phoneVerifiedAt: true, browserPhone: true },
        });
  if (!operator) return [];
  const { phone: number, browserPhone, endpoint, phoneVerifiedAt } = operator;
  const inBrowser =
    endpoint === "browser" &&
    provider.browserPhones !== undefined &&
    browserPhone?.accountId === account.id &&
    browserPhone?.reachableUntil != null &&
    browserPhone.reachableUntil > now;
  return [
    ...(inBrowser ? [{ via: "browser" as const, number, isProven: true }] : []),
    { via: "phone" as const, number, isProven: phoneVerifiedAt !== null },
  ];
}
