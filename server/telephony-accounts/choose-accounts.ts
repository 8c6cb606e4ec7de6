import type { NamedAccount } from "@/core/call/call";
import { env } from "../platform/env";
import { workingAccounts } from "./known-accounts";

/**
 * Where a new call's legs can be placed, in the order in which they are asked: by rank, those in trouble last. A
 * workspace without an account of its own calls with the installation's; none at all: it cannot call.
 */
export async function chooseAccounts(workspaceId: string, now: number): Promise<NamedAccount[]> {
  const accounts = await workingAccounts(workspaceId);
  if (accounts.length === 0) return installationAccounts();
  const isPassedOver = (until: Date | null): boolean => until !== null && until.getTime() > now;
  const inHealth = accounts.filter(({ passedOverUntil }) => !isPassedOver(passedOverUntil));
  const inTrouble = accounts.filter(({ passedOverUntil }) => isPassedOver(passedOverUntil));
  return [...inHealth, ...inTrouble].map(({ id, provider, name }) => ({ id, provider, name }));
}

/** The simulator rings nobody: only a demo may pretend. */
export const installationAccounts = (): NamedAccount[] =>
  env().demo ? [{ id: null, provider: "simulator", name: "Simulator" }] : [];
