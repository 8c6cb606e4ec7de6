import { z } from "zod";
import type { Field } from "../node-definition";

/** The team that is asked about. Routing rings several, so that none goes without saying. */
export const chosenTeam = { teamId: z.string().min(1, "Choose a team.").max(64) };

export const teamField: Field = { name: "teamId", input: "team" };
