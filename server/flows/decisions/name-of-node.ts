import type { FlowNode } from "@/core/flow/document";

/** What staff call a node: its own name, or the offer's; null where its config makes its sentence. */
export function nameOf({ name, config }: FlowNode): string | null {
  return name ?? (typeof config.name === "string" ? config.name : null);
}
