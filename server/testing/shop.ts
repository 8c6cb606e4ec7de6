import { compile } from "@/core/flow/compile";
import { defaultRouting } from "@/core/flow/default-routing";
import { db, type Prisma } from "../platform/db";
import { factories } from "./factories";

export interface ShopOptions {
  workspace?: Partial<Prisma.WorkspaceCreateInput>;
  site?: Partial<Prisma.SiteUncheckedCreateInput>;
  team?: Partial<Prisma.TeamUncheckedCreateInput>;
  /** Last two digits of each operator's phone: how it behaves in the simulator. */
  operators?: string[];
  /** Changes to the configuration of the node that connects. */
  connect?: Record<string, unknown>;
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** In the tests' phone network time flies: phones that nobody answers ring for some seconds all the same. */
const PATIENT = { operatorRingSeconds: 120, customerRingSeconds: 120 };

let opened = 0;

/** A workspace in which a callback can be made: a team with operators, its routing, and a site. */
export async function openShop(given: ShopOptions = {}) {
  opened++;
  const make = factories(`shop-${opened}`);
  const { workspace } = await make.workspace(given.workspace);
  const team = await make.team(given.team);
  const { flow } = await make.routing(routingOf(team.id, { ...PATIENT, ...given.connect }));
  const { site, consentText } = await make.site({ routingFlowId: flow.id, ...given.site });
  const operators = [];
  for (const ending of given.operators ?? ["39"])
    operators.push(await make.operator(team.id, { phone: nextPhone(ending) }));
  return { make, workspace, workspaceId: make.workspaceId, team, flow, site, consentText, operators };
}

let phones = 0;

/** A US number of its own that behaves as its last two digits say. */
export const nextPhone = (ending: string): string => `+1202${55_000 + ++phones}${ending}`;

/** The default routing of a team, as documents are stored, with some of its connecting node changed. */
export function routingOf(teamId: string, connect: Record<string, unknown> = {}) {
  const document = defaultRouting(teamId);
  for (const node of document.nodes) if (node.kind === "connect-team") Object.assign(node.config, connect);
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const plain = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));
  return { document: plain(document), program: plain(compiled.program) };
}

/** Publishes the shop's routing with some of its connecting node changed: for what can be named only once it is there. */
export async function reroute({ make, team, site }: Shop, connect: Record<string, unknown>): Promise<void> {
  const { flow } = await make.routing(routingOf(team.id, { ...PATIENT, ...connect }));
  await db().site.update({ where: { id: site.id }, data: { routingFlowId: flow.id } });
}
