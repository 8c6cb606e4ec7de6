import { demoEmail } from "../auth/demo-people";
import { createPublished } from "../flows/create-published";
import { type Tx, transaction } from "../platform/db";
import { provenWorkspaceId } from "../platform/workspace-id";
import { createSite } from "../sites/commands";
import { createRouting } from "../workspaces/create-routing";
import { ROLES } from "../workspaces/policy";
import { demoDisplay } from "./demo-display";

const NAMES = {
  owner: "Olga Orlova",
  manager: "Maxim Petrov",
  editor: "Elena Sokolova",
  operator: "Anna Smirnova",
};

/** Numbers of the simulator: the last two digits say how the phone behaves (docs/operating.md). */
const MANUAL = "+74950000100";
/** The owner's own. */
const OWNER = "+74950000300";
const AUTOMATIC = "+74950000105";
const AUTOMATIC_TEAM = ["+74950000103", "+74950000104", "+74950000106"];

/**
 * Makes the demo workspace, once: people of every role, a team whose first operator is a phone on the desk and whose
 * second answers by itself, and a second site served by automatic operators only.
 */
export async function seedDemo(publicUrl: string): Promise<void> {
  await transaction(async (tx) => {
    // Several processes may start at once: one seeds, the others wait and find it done.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('perezvon demo'))`;
    if (await tx.workspace.findFirst({ where: { isDemo: true } })) return;
    await seedWithin(tx, publicUrl);
  });
}

async function seedWithin(tx: Tx, publicUrl: string): Promise<void> {
  const workspace = await tx.workspace.create({
    data: {
      // Not "demo": that address is the shop.
      slug: "demo-shop",
      name: "Demo Shop",
      timeZone: "Europe/Moscow",
      language: "en",
      defaultCountry: "RU",
      allowedCountries: ["RU", "US", "DE", "GB", "KZ"],
      callerId: "+74950000000",
      isDemo: true,
    },
  });
  const workspaceId = provenWorkspaceId(workspace.id);
  const memberIds: Record<string, string> = {};
  for (const role of ROLES) {
    const user = await tx.user.create({ data: { email: demoEmail(role), name: NAMES[role] } });
    memberIds[role] = (await tx.member.create({ data: { workspaceId, userId: user.id, role } })).id;
  }
  const shop = await seedSite(tx, workspace.id, publicUrl, {
    key: "demo",
    site: "Demo Shop",
    team: "Sales",
    operators: [
      { name: NAMES.operator, phone: MANUAL, memberId: memberIds.operator ?? null },
      { name: "Boris (automatic)", phone: AUTOMATIC, memberId: null },
    ],
  });
  // In no team: rung for no request, but a phone on the desk on which to follow a talk.
  const own = { name: NAMES.owner, phone: OWNER, memberId: memberIds.owner ?? null };
  await tx.operator.create({ data: { workspaceId, ...own, phoneVerifiedAt: new Date() } });
  const { flowId } = await createPublished(tx, {
    workspaceId,
    name: "Demo Shop",
    document: demoDisplay,
  });
  await tx.site.update({ where: { id: shop.id }, data: { displayFlowId: flowId } });
  await seedSite(tx, workspace.id, publicUrl, {
    key: "demo-auto",
    site: "Demo Outlet",
    team: "Outlet",
    operators: AUTOMATIC_TEAM.map((phone, i) => ({
      name: `${["Vera", "Gleb", "Dina"][i]} (automatic)`,
      phone,
      memberId: null,
    })),
  });
}

interface SeededSite {
  key: string;
  site: string;
  team: string;
  operators: { name: string; phone: string; memberId: string | null }[];
}

async function seedSite(tx: Tx, id: string, publicUrl: string, seeded: SeededSite): Promise<{ id: string }> {
  const workspaceId = provenWorkspaceId(id);
  const team = await tx.team.create({
    data: { workspaceId, name: seeded.team, strategy: "priority_tier", timeZone: "Europe/Moscow" },
  });
  for (const [i, operator] of seeded.operators.entries()) {
    const tier = seeded.key === "demo" ? i + 1 : 1;
    await tx.operator.create({
      data: { workspaceId, ...operator, teams: { create: { teamId: team.id, tier } } },
    });
  }
  const { flowId } = await createRouting(tx, { workspaceId, teamId: team.id, language: "en" });
  const site = await createSite(
    workspaceId,
    {
      name: seeded.site,
      url: `${publicUrl}/demo`,
      defaultCountry: "RU",
      language: "en",
      routingFlowId: flowId,
    },
    tx,
  );
  // Scripts and the demo's pages know the key, and anybody may embed the demo.
  await tx.site.update({ where: { id: site.id }, data: { key: seeded.key, allowedOrigins: ["*"] } });
  return site;
}
