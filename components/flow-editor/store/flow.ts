import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["flows"];
/** A flow with its draft, as the editor opens it. */
export type Flow = Outputs["get"];
export type FlowLine = Outputs["list"][number];
export type Revision = Outputs["revisions"][number];
