import type { NodeStep } from "../../runtime/node-step";
import type { EndConfig } from "./definition";

export const stepEnd: NodeStep<EndConfig> = ({ outcome }) => ({
  end: outcome === "as-it-went" ? null : outcome,
});
