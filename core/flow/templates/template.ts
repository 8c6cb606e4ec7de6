import type { OfferConfig } from "../display/offer/definition";
import { offer } from "../display/offer/definition";
import { FLOW_FORMAT, type FlowDocument, type FlowNode } from "../document";
import { type ConnectTeamConfig, connectTeam } from "../routing/connect-team/definition";

/** A flow to begin with. Its words for people stand in messages/<language>/flow-editor.json, `templates`, under its id. */
export interface FlowTemplate {
  id: string;
  document: FlowDocument;
}

/** Templates for one purpose. Its words stand beside theirs, under `templates.groups`. */
export interface TemplateGroup<Template> {
  id: string;
  templates: readonly Template[];
}

export type RoutingDocument = FlowDocument & { kind: "routing" };

/** Routing to begin with. Which teams there are is known only where it is made. */
export interface RoutingTemplate {
  id: string;
  /** @param teams ids, in the order in which they are asked; where there are too few, the editor marks what to choose */
  document(teams: readonly string[]): RoutingDocument;
}

/** A node at a place of a grid: columns go with the way, rows are alternatives. */
export const place = (
  id: string,
  kind: string,
  [column, row]: readonly [number, number],
  config: Record<string, unknown> = {},
): FlowNode => ({ id, kind, position: { x: column * 300, y: row * 160 }, config });

type OfferChange = Partial<Omit<OfferConfig, "appearance" | "frequency">> & {
  appearance?: Partial<OfferConfig["appearance"]>;
  frequency?: Partial<OfferConfig["frequency"]>;
};

/** A call to a team: the definition's defaults with what differs. */
export const callTo = (
  teamId: string | undefined,
  change: Partial<Omit<ConnectTeamConfig, "teamId">> = {},
): ConnectTeamConfig => ({ ...connectTeam.defaults, ...change, teamId: teamId ?? "" });

/** An offer's config: the definition's defaults with what differs. */
export const offerWith = ({ appearance, frequency, ...change }: OfferChange): OfferConfig => ({
  ...offer.defaults,
  ...change,
  appearance: { ...offer.defaults.appearance, ...appearance },
  frequency: { ...offer.defaults.frequency, ...frequency },
});

/** A display flow of nodes and ways, each way written as `from.port>to`. */
export const displayFlow = (nodes: FlowNode[], ways: string[]): FlowDocument => ({
  ...joined(nodes, ways),
  kind: "display",
});

/** The same for routing. */
export const routingFlow = (nodes: FlowNode[], ways: string[]): RoutingDocument => ({
  ...joined(nodes, ways),
  kind: "routing",
});

function joined(nodes: FlowNode[], ways: string[]): Omit<FlowDocument, "kind"> {
  const edges = ways.map((way) => {
    const [source = "", to = ""] = way.split(">");
    const [from = "", port = ""] = source.split(".");
    return { id: source, from, port, to };
  });
  return { format: FLOW_FORMAT, nodes, edges, notes: [] };
}
