import type { Deed, NodeStep } from "../../runtime/node-step";
import type { NotifyConfig } from "./definition";

export const stepNotify: NodeStep<NotifyConfig> = (config, _context, event) => {
  const { roles, teamId, emails, text, wantsReaction, minutes } = config;
  if (event.type === "entered") {
    const deed: Deed = { type: "notify", roles, teamId, emails, text, wantsReaction };
    if (!wantsReaction) return { port: "next", deed };
    return { deed, wait: { until: { kind: "minutes", minutes }, because: "reaction" } };
  }
  if (event.type === "acknowledged") return { port: "acknowledged" };
  if (event.type === "woken") return { port: "no-reaction" };
  return { stay: true };
};
