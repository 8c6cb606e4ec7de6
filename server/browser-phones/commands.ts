import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { publishChange } from "../platform/notify";
import { ProviderError } from "../platform/provider-error";
import type { WorkspaceId } from "../platform/workspace-id";
import type { BrowserAccess, IceServer } from "../telephony/port";
import { lookAtAccount } from "./look-at-phones";
import { browserPhonesOf, findBrowserPhones } from "./queries";

/** An operator, with the browser that asks. */
export interface Holder {
  workspaceId: WorkspaceId;
  operatorId: string;
  holder: string;
  clock: Clock;
}

/** Where the operator takes calls from now on; a running call goes on. @throws AppError conflict where no browser can */
export async function chooseEndpoint(
  { workspaceId, operatorId }: Pick<Holder, "workspaceId" | "operatorId">,
  endpoint: "phone" | "browser",
): Promise<void> {
  if (endpoint === "browser" && !(await findBrowserPhones(workspaceId))) throw noBrowserAccount();
  await db().operator.updateMany({ where: { id: operatorId, workspaceId }, data: { endpoint } });
  await publishChange({ workspaceId, kind: "operator" });
}

/**
 * Gives a browser the operator's phone, with a password that was never given before.
 * @throws AppError conflict where another browser has it ("phone-held") and it is not taken over, where the operator takes
 *   calls elsewhere, or where no account lets browsers register; unavailable where the provider does not answer
 */
export async function openPhone(
  { workspaceId, operatorId, holder, clock }: Holder,
  takeOver: boolean,
): Promise<BrowserAccess> {
  const now = new Date(clock.now());
  const operator = await db().operator.findFirst({
    where: { id: operatorId, workspaceId, archivedAt: null },
    include: { browserPhone: true },
  });
  if (operator?.endpoint !== "browser")
    throw new AppError("conflict", "You take calls on your own phone. Choose the browser first.", {
      reason: "phone-elsewhere",
    });
  const held = operator.browserPhone;
  const isInUse = held?.reachableUntil && held.reachableUntil > now && held.holder !== holder;
  if (isInUse && !takeOver)
    throw new AppError("conflict", "Another browser has your phone. Take it over to use it here.", {
      reason: "phone-held",
    });
  const found = await findBrowserPhones(workspaceId);
  if (!found) throw noBrowserAccount();
  const access = await found.phones.open(operatorId).catch(unavailable);
  const taken = { accountId: found.accountId, holder, takenAt: now, reachableUntil: null };
  await db().browserPhone.upsert({
    where: { operatorId },
    create: { operatorId, workspaceId, ...taken },
    update: taken,
  });
  await publishChange({ workspaceId, kind: "operator" });
  return access;
}

/**
 * Asks the provider whether the browser can be rung, and says who has the phone: this browser, another, or nobody.
 * @throws AppError unavailable where the provider does not answer
 */
export async function checkPhone({ workspaceId, operatorId, holder, clock }: Holder) {
  const phone = await db().browserPhone.findFirst({
    where: { operatorId, workspaceId },
    include: { account: { select: { id: true, provider: true } } },
  });
  if (!phone) return { heldBy: "nobody" as const, isReachable: false };
  if (phone.holder !== holder) return { heldBy: "other" as const, isReachable: false };
  const reachable = await lookAtAccount(phone.account, clock.now()).catch(unavailable);
  return { heldBy: "you" as const, isReachable: reachable.has(operatorId) };
}

/**
 * By which this browser finds its way through firewalls in a call that rings now: made for the call, and good for hours.
 * Empty where it has the phone no longer, or needs none.
 */
export async function iceServersOf({
  workspaceId,
  operatorId,
  holder,
}: Omit<Holder, "clock">): Promise<IceServer[]> {
  const phone = await db().browserPhone.findFirst({
    where: { operatorId, workspaceId, holder },
    include: { account: { select: { id: true, provider: true } } },
  });
  const phones = phone && (await browserPhonesOf(phone.account));
  return phones?.iceServers(operatorId) ?? [];
}

/** Gives the phone back: nobody registers as it, and it is not rung. Nothing to do where another browser has it. */
export async function leavePhone({ workspaceId, operatorId, holder }: Omit<Holder, "clock">): Promise<void> {
  const phone = await db().browserPhone.findFirst({
    where: { operatorId, workspaceId, holder },
    include: { account: { select: { id: true, provider: true } } },
  });
  if (!phone) return;
  const { count } = await db().browserPhone.deleteMany({ where: { operatorId, holder } });
  if (count === 0) return;
  await publishChange({ workspaceId, kind: "operator" });
  const phones = await browserPhonesOf(phone.account);
  await phones?.close(operatorId).catch(unavailable);
}

const noBrowserAccount = () =>
  new AppError("conflict", "None of this workspace's telephony accounts rings browsers.", {
    reason: "no-browser-account",
  });

function unavailable(cause: unknown): never {
  if (!(cause instanceof ProviderError)) throw cause;
  throw new AppError("unavailable", "The telephone exchange does not answer. Try again in a moment.", {
    cause,
    reason: "exchange-away",
  });
}
