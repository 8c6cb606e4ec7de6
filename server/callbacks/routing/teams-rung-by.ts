import { z } from "zod";

const programShape = z.object({
  nodes: z.record(
    z.string(),
    z.object({
      kind: z.string(),
      config: z.object({
        teamId: z.string().optional(),
        centres: z.array(z.object({ teamId: z.string() })).optional(),
      }),
    }),
  ),
});

/** Which teams a routing program (core/flow/runtime/program.ts) rings by name. Persons are rung as whoever they are. */
export const teamsRungBy = (program: unknown): string[] => {
  const { nodes } = programShape.parse(program);
  const rung = Object.values(nodes).flatMap(({ kind, config: { teamId, centres = [] } }) => {
    if (kind === "balance") return centres.map((centre) => centre.teamId);
    return kind === "connect-team" && teamId ? [teamId] : [];
  });
  return [...new Set(rung)];
};
