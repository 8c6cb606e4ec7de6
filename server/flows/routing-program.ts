import { z } from "zod";
import type { RoutingProgram } from "@/core/flow/runtime/program";

const programShape = z.object({
  nodes: z.record(z.string(), z.object({ kind: z.string(), config: z.object({}) })),
});

/**
 * A stored routing program. Only our own compiler writes them, and revisions never change: its outline proves the rest.
 * @throws ZodError where the row holds something else
 */
export function asRoutingProgram(stored: unknown): RoutingProgram {
  programShape.parse(stored);
  return stored as RoutingProgram;
}
