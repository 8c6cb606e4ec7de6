import type { NodeStep } from "../../runtime/node-step";
import type { TagConfig } from "./definition";

export const stepTag: NodeStep<TagConfig> = ({ mode, tags }, _context, event) =>
  event.type === "entered"
    ? { port: "next", deed: { type: "tag", tags, isRemoved: mode === "remove" } }
    : { stay: true };
