import { AppError } from "../../platform/app-error";
import { sha256 } from "../../platform/crypto";
import { db, type Tx } from "../../platform/db";

export type ResetState = "open" | "used" | "replaced" | "expired";

interface Dates {
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

export function stateOf({ usedAt, revokedAt, expiresAt }: Dates, now: number): ResetState {
  if (usedAt) return "used";
  // Also of one that is too old by now: the newer link is what its reader should look for.
  if (revokedAt) return "replaced";
  return expiresAt.getTime() <= now ? "expired" : "open";
}

/** The reset behind a link's token. @throws AppError not-found */
export async function findReset(token: string, tx: Tx = db()) {
  const found = await tx.passwordReset.findUnique({
    where: { tokenHash: sha256(token) },
    include: { user: { select: { id: true, email: true, language: true } } },
  });
  if (found) return found;
  throw new AppError("not-found", "This link is not one of ours. Check that it was copied whole.", {
    reason: "reset-unknown",
  });
}

export type ReadReset = { state: "open"; email: string } | { state: Exclude<ResetState, "open"> };

/**
 * What the page of a link shows. Reading uses nothing up: mail programs open links before people do. Whose link it
 * is, only a link that still opens the account tells.
 * @throws AppError not-found
 */
export async function readReset(token: string, now: number): Promise<ReadReset> {
  const reset = await findReset(token);
  const state = stateOf(reset, now);
  return state === "open" ? { state, email: reset.user.email } : { state };
}
