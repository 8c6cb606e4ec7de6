import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { sameText } from "../platform/crypto";
import { db, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import { ProviderError } from "../platform/provider-error";
import { consume } from "../platform/rate-limits";
import type { WorkspaceId } from "../platform/workspace-id";
import { chooseAccounts } from "../telephony-accounts/choose-accounts";
import { newCode, newVerificationId, openCode, ringForCode, sealCode } from "./verification-call";

export interface OwnPhone {
  workspaceId: WorkspaceId;
  operatorId: string;
  clock: Clock;
}

const GOOD_FOR_MS = 10 * 60_000;
const MOST_TRIES = 5;
/** Enough for somebody whose first ring was missed, too little to annoy a stranger with. */
const LIMIT = { name: "phone-verification", points: 4, seconds: 3_600 };

/**
 * Rings the operator's phone and says a code, to be typed in.
 * @throws AppError not-found; rate-limited; unavailable where nobody can be called
 */
export async function sendCode({ workspaceId, operatorId, clock }: OwnPhone): Promise<void> {
  const operator = await db().operator.findFirst({
    where: { id: operatorId, workspaceId, archivedAt: null },
    select: { phone: true, workspace: { select: { name: true, callerId: true } } },
  });
  if (!operator) throw new AppError("not-found", "There is no such operator in this workspace any more.");
  const { phone, workspace } = operator;
  await allow(phone);
  const now = clock.now();
  const [account] = await chooseAccounts(workspaceId, now);
  if (!account) throw cannotCall();
  const verification = {
    id: newVerificationId(),
    workspaceId,
    operatorId,
    phone,
    provider: account.provider,
    accountId: account.id,
    code: sealCode(newCode()),
    state: "calling",
    createdAt: new Date(now),
    expiresAt: new Date(now + GOOD_FOR_MS),
  };
  await db().phoneVerification.create({ data: verification });
  try {
    await ringForCode(verification, account, { callerId: workspace.callerId, callerName: workspace.name });
  } catch (error) {
    if (error instanceof ProviderError) throw cannotCall(error);
    throw error;
  }
}

async function allow(phone: string): Promise<void> {
  const consumed = await consume({ ...LIMIT, key: phone });
  if (consumed.ok) return;
  throw new AppError("rate-limited", "Too many codes were asked for. Try again later.", {
    reason: "too-many-tries",
    fields: { retryAfterSeconds: String(consumed.retryAfterSeconds) },
  });
}

const cannotCall = (cause?: unknown): AppError =>
  new AppError("unavailable", "The phone could not be rung. Try again in a minute.", {
    cause,
    reason: "cannot-ring",
  });

/**
 * Proves that the operator has the phone in hand. Only the newest code counts, and only for the phone it was said on.
 * @throws AppError invalid where the code is another one; conflict where it is too old or was guessed at too often
 */
export async function confirmCode({ workspaceId, operatorId, clock }: OwnPhone, code: string): Promise<void> {
  const isRight = await transaction(async (tx) => {
    const operator = await tx.operator.findFirst({ where: { id: operatorId, workspaceId } });
    const newest = await tx.phoneVerification.findFirst({
      where: { operatorId, workspaceId },
      orderBy: { createdAt: "desc" },
    });
    if (!operator || !newest || newest.phone !== operator.phone || newest.state === "done") throw tooOld();
    // Counted by the row itself, so that many guesses at once are as many tries.
    const counted = await tx.phoneVerification.updateMany({
      where: { id: newest.id, tries: { lt: MOST_TRIES }, expiresAt: { gt: new Date(clock.now()) } },
      data: { tries: { increment: 1 } },
    });
    if (counted.count === 0) throw tooOld();
    if (!sameText(openCode(newest), code)) return false;
    await tx.phoneVerification.update({ where: { id: newest.id }, data: { state: "done" } });
    await tx.operator.update({
      where: { id: operatorId },
      data: { phoneVerifiedAt: new Date(clock.now()) },
    });
    return true;
  });
  if (!isRight)
    throw new AppError("invalid", "This is not the code that was said.", {
      reason: "wrong-code",
      fields: { code: "wrong-code" },
    });
  await publishChange({ workspaceId, kind: "operator" });
}

const tooOld = (): AppError =>
  new AppError("conflict", "This code does not count any more. Ask for a new one.", {
    reason: "code-too-old",
  });
