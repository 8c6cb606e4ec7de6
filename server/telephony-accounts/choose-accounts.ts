import type { CallAccount, NamedAccount } from "@/core/call/call";
import { env } from "../platform/env";
import { manifestOf } from "../telephony/catalog";
import { knownAccount, workingAccounts } from "./known-accounts";

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
  return [...inHealth, ...inTrouble].map((account) => ({
    id: account.id,
    provider: account.provider,
    name: account.name,
    ...recordingOf(account.provider, account.settings),
  }));
}

/** An account that a call is at already, as the call is to know it. */
export async function accountNamed({ id, provider }: CallAccount, name: string): Promise<NamedAccount> {
  const settings = id === null ? {} : (await knownAccount(id))?.settings;
  return { id, provider, name, ...recordingOf(provider, settings) };
}

/** A provider that records has at most a switch for what nobody says whether to record. */
function recordingOf(provider: string, settings: unknown): Pick<NamedAccount, "recording"> {
  if (!manifestOf(provider).records) return {};
  return { recording: Reflect.get(Object(settings), "record") === true ? "always" : "asked" };
}

/** The simulator rings nobody: only a demo may pretend. */
export const installationAccounts = (): NamedAccount[] =>
  env().demo ? [{ id: null, provider: "simulator", name: "Simulator", ...recordingOf("simulator", {}) }] : [];
