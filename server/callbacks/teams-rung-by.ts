import { z } from "zod";

const programShape = z.object({
  nodes: z.record(
    z.string(),
    z.object({ kind: z.string(), config: z.object({ teamId: z.string().optional() }) }),
  ),
});

/** Which teams a routing program (core/flow/runtime/program.ts) rings. */
export const teamsRungBy = (program: unknown): string[] =>
  Object.values(programShape.parse(program).nodes).flatMap(({ kind, config }) =>
    kind === "connect-team" && config.teamId ? [config.teamId] : [],
  );
