import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;
export type TeamView = Outputs["teams"]["list"][number];
export type OperatorView = Outputs["operators"]["list"][number];
