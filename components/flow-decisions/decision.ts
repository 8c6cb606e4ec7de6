import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["flows"];
export type DecisionLine = Outputs["decisions"]["decisions"][number];
export type Decision = Outputs["decision"];
/** A node on the way, with the port by which it was left. */
export type PassedNode = Decision["path"][number];
