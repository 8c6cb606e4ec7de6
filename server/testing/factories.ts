import type { CallCentre } from "@/core/team/document";
import { hashPassword } from "../auth/password";
import { db, type Prisma } from "../platform/db";
import { provenWorkspaceId } from "../platform/workspace-id";
import { setSeats } from "../teams/set-seats";
import type { Role } from "../workspaces/policy";
import { type CallbackOf, createCallback } from "./callback-factory";
import { steadyId } from "./steady-id";

/**
 * Makes rows of a workspace, the same ones for the same `slug`: for tests, the seed and end-to-end tests. Nothing is
 * random and no clock is read; instants are given.
 */
export function factories(slug: string) {
  const counts = new Map<string, number>();
  /** The next number of a kind, from 1, and its id. */
  const next = (kind: string) => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { number, id: steadyId(slug, `${kind}/${number}`) };
  };
  const workspaceId = provenWorkspaceId(steadyId(slug, "workspace"));

  return {
    workspaceId,

    /** The workspace with its owner. */
    async workspace(given: Partial<Prisma.WorkspaceCreateInput> & { ownerPassword?: string } = {}) {
      const { ownerPassword, ...columns } = given;
      const workspace = await db().workspace.create({
        data: { id: workspaceId, slug, name: "Acme Shoes", allowedCountries: ["US"], ...columns },
      });
      const owner = await this.member({ role: "owner", password: ownerPassword });
      return { workspace, owner };
    },

    /** A user who is a member. Without a password nobody can sign in as them by one. */
    async member(given: { role: Role; email?: string; name?: string; password?: string }) {
      const { id, number } = next("user");
      const user = await db().user.create({
        data: {
          id,
          email: given.email ?? `${given.role}-${number}@${slug}.example`,
          name: given.name ?? `${given.role} ${number}`,
          passwordHash: given.password === undefined ? null : await hashPassword(given.password),
        },
      });
      const member = await db().member.create({
        data: { id: next("member").id, workspaceId, userId: user.id, role: given.role },
      });
      return { user, member };
    },

    /** A site, with version 1 of its consent text in English. */
    async site(given: Partial<Prisma.SiteUncheckedCreateInput> = {}) {
      const { id, number } = next("site");
      const site = await db().site.create({
        data: {
          id,
          workspaceId,
          key: `${slug}-${number}`,
          name: `Shop ${number}`,
          url: `https://shop-${number}.example`,
          allowedOrigins: [`https://shop-${number}.example`],
          defaultCountry: "US",
          ...given,
        },
      });
      const consentText = await db().consentText.create({
        data: {
          id: next("consent-text").id,
          workspaceId,
          siteId: site.id,
          version: 1,
          language: "en",
          text: `I agree that ${site.name} uses my number to call me back about this request.`,
        },
      });
      return { site, consentText };
    },

    /** A team; null hours mean always open. */
    team: (given: Partial<Prisma.TeamUncheckedCreateInput> = {}) => {
      const { id, number } = next("team");
      return db().team.create({
        data: { id, workspaceId, name: `Team ${number}`, timeZone: "UTC", ...given },
      });
    },

    /** An outside call centre with its lines, as a team. */
    async callCentre(number: string, given: Partial<CallCentre> = {}) {
      const plain = {
        capacity: 2,
        digits: "",
        digitsAfterMs: 0,
        accept: "answer",
        pricePerMinute: null,
      } as const;
      const callCentre = { ...plain, number, ...given };
      const team = await this.team({ callCentre });
      await setSeats(db(), team, callCentre);
      return team;
    },

    /** An operator in a team. */
    operator: (teamId: string, given: Partial<Prisma.OperatorUncheckedCreateInput> = {}) => {
      const { id, number } = next("operator");
      return db().operator.create({
        data: {
          id,
          workspaceId,
          name: `Operator ${number}`,
          phone: `+1202555${String(100 + number).padStart(4, "0")}`,
          teams: { create: { teamId } },
          ...given,
        },
      });
    },

    /** A routing flow with its first revision published. */
    async routing(given: { document: Prisma.InputJsonValue; program: Prisma.InputJsonValue; name?: string }) {
      const { id } = next("flow");
      await db().flow.create({
        data: { id, workspaceId, kind: "routing", name: given.name ?? "Routing", draft: given.document },
      });
      const revision = await db().flowRevision.create({
        data: {
          id: next("revision").id,
          workspaceId,
          flowId: id,
          number: 1,
          document: given.document,
          program: given.program,
        },
      });
      const flow = await db().flow.update({ where: { id }, data: { liveRevisionId: revision.id } });
      return { flow, revision };
    },

    /** A callback whose story was told as `story` says: rows, consent, timeline and attempts. */
    callback: (given: CallbackOf) => createCallback({ workspaceId, slug, ...next("callback") }, given),
  };
}
