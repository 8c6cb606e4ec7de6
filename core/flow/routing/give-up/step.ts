import type { NodeStep } from "../../runtime/node-step";
import type { GiveUpConfig } from "./definition";

export const stepGiveUp: NodeStep<GiveUpConfig> = ({ teamId }) => ({ handOver: { teamId } });
