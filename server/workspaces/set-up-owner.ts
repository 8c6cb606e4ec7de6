import { hashPassword } from "../auth/password";
import { isFresh } from "../auth/queries";
import { AppError } from "../platform/app-error";
import { type Tx, transaction } from "../platform/db";
import { createWorkspace } from "./create-workspace";
import type { SetUp } from "./schema";

/** Any number that nothing else locks on. */
const SET_UP_LOCK = 7_203_001;

const TEAM_NAMES = { en: "Sales", ru: "Отдел продаж" } as const;

/**
 * Makes the installation's first owner, with workspace, team, routing and site. Only while there is none: of several
 * who try at once, one succeeds.
 * @returns the address of the workspace
 * @throws AppError conflict once there is an owner, or where the e-mail has an account (of the demo) already
 */
export async function setUpOwner(given: SetUp): Promise<{ slug: string }> {
  // Hashing takes a while on purpose: not under the lock.
  const passwordHash = await hashPassword(given.password);
  return transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SET_UP_LOCK})`;
    if (!(await isFresh(tx)))
      throw new AppError("conflict", "This installation has an owner already. Sign in instead.", {
        reason: "already-set-up",
      });
    const ownerId = await createOwner(tx, given, passwordHash);
    const { timeZone, language, defaultCountry, siteUrl } = given;
    const { slug } = await createWorkspace(tx, {
      name: given.workspace,
      ownerId,
      timeZone,
      language,
      defaultCountry,
      site: { name: new URL(siteUrl).hostname.replace(/^www\./, ""), url: siteUrl },
      teamName: TEAM_NAMES[language],
    });
    return { slug };
  });
}

async function createOwner(tx: Tx, given: SetUp, passwordHash: string): Promise<string> {
  const { email, name, language } = given;
  if (await tx.user.count({ where: { email } }))
    throw new AppError("conflict", "There is an account with this e-mail already.", {
      fields: { email: "account-exists" },
    });
  const user = await tx.user.create({ data: { email, name, language, passwordHash } });
  return user.id;
}
