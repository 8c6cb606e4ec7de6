import { definitionOf } from "@/core/flow/definitions";
import type { FlowDocument, FlowKind, Issue } from "@/core/flow/document";
import { isAsked } from "@/core/flow/node-definition";
import type { Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

interface Reference {
  nodeId: string;
  field: string;
  to: "team" | "routing-flow" | "operator" | "webhook" | "number-list" | "sound";
  id: string;
}

/**
 * What no document can know of itself: whether the teams and routings that it names are this workspace's, and still
 * in use. Asked when it is published, since a program is trusted later.
 */
export async function checkReferences(
  tx: Tx,
  workspaceId: WorkspaceId,
  document: FlowDocument,
): Promise<Issue[]> {
  const references = referencesOf(document);
  const idsOf = (to: Reference["to"]) => references.flatMap((one) => (one.to === to ? one.id : []));
  const own = { workspaceId, archivedAt: null };
  const known = new Set(
    [
      ...(await tx.team.findMany({ where: { ...own, id: { in: idsOf("team") } }, select: { id: true } })),
      ...(await tx.flow.findMany({
        where: { ...own, kind: "routing", liveRevisionId: { not: null }, id: { in: idsOf("routing-flow") } },
        select: { id: true },
      })),
      ...(await tx.operator.findMany({
        where: { ...own, seatOfTeamId: null, id: { in: idsOf("operator") } },
        select: { id: true },
      })),
      ...(await tx.connection.findMany({
        where: { ...own, connector: "webhook", id: { in: idsOf("webhook") } },
        select: { id: true },
      })),
      ...(await tx.numberList.findMany({
        where: { ...own, id: { in: idsOf("number-list") } },
        select: { id: true },
      })),
      ...(await tx.sound.findMany({ where: { ...own, id: { in: idsOf("sound") } }, select: { id: true } })),
    ].map(({ id }) => id),
  );
  return references.filter(({ id }) => !known.has(id)).map(missing);
}

const referencesOf = ({ kind: flow, nodes }: FlowDocument): Reference[] =>
  nodes.flatMap(({ id, kind, config }) => [
    ...referencesIn(flow, { kind, config }).map((one) => ({ ...one, nodeId: id })),
    ...centresIn(config).map((one) => ({ ...one, nodeId: id })),
    ...departmentsIn(config).map((one) => ({ ...one, nodeId: id })),
    ...partsOf(config).flatMap(({ part, at }) =>
      referencesIn(flow, part).map((one) => ({ ...one, nodeId: id, field: `${at}.config.${one.field}` })),
    ),
  ]);

/** The fields of a kind say which of a config's texts are names of something. */
const referencesIn = (flow: FlowKind, { kind, config }: Part): Omit<Reference, "nodeId">[] =>
  (definitionOf(flow, kind)?.fields ?? []).flatMap((field) => {
    if (!isAsked(field, config)) return [];
    const { input, name } = field;
    // A routing that is gone through is put into the program: the compiler asks for it.
    if (!isReference(input) || (field.input === "routing-flow" && field.isRequired)) return [];
    const id = config[name];
    return typeof id === "string" && id !== "" ? [{ field: name, to: input, id }] : [];
  });

const isReference = (input: string): input is Reference["to"] => Object.hasOwn(MISSING, input);

/** Teams between which calls are shared out. */
const centresIn = ({ centres }: Record<string, unknown>): Omit<Reference, "nodeId">[] =>
  (Array.isArray(centres) ? centres : []).flatMap((centre: unknown, at) => {
    const id = typeof centre === "object" && centre && Reflect.get(centre, "teamId");
    return typeof id === "string" && id !== ""
      ? [{ field: `centres.${at}.teamId`, to: "team" as const, id }]
      : [];
  });

/** An offer's departments may each have a routing of their own. */
const departmentsIn = ({ departments }: Record<string, unknown>): Omit<Reference, "nodeId">[] =>
  (Array.isArray(departments) ? departments : []).flatMap((department: unknown, at) => {
    const id = typeof department === "object" && department && Reflect.get(department, "routingFlowId");
    const field = `departments.${at}.routingFlowId`;
    return typeof id === "string" && id !== "" ? [{ field, to: "routing-flow" as const, id }] : [];
  });

interface Part {
  kind: string;
  config: Record<string, unknown>;
}

/** Conditions inside a group or a score, and in groups inside of those, with the place where each stands. */
const partsOf = (config: Part["config"], within = ""): { part: Part; at: string }[] =>
  Object.entries(config).flatMap(([field, value]) => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, i) => {
      const at = `${within}${field}.${i}`;
      return isPart(item) ? [{ part: item, at }, ...partsOf(item.config, `${at}.config.`)] : [];
    });
  });

const isPart = (item: unknown): item is Part =>
  typeof item === "object" &&
  item !== null &&
  "kind" in item &&
  typeof item.kind === "string" &&
  "config" in item &&
  typeof item.config === "object" &&
  item.config !== null;

const MISSING: Record<Reference["to"], string> = {
  team: "This team is no longer there. Choose another one.",
  operator: "This operator is no longer there. Choose somebody else.",
  webhook: "This webhook is no longer there. Choose another one.",
  "number-list": "This list is no longer there. Choose another one.",
  sound: "This sound is no longer there. Choose another one.",
  "routing-flow": "This routing is not published.",
};

const missing = ({ nodeId, field, to }: Reference): Issue => ({
  code: "bad-config",
  severity: "error",
  nodeId,
  field,
  message: MISSING[to],
});
