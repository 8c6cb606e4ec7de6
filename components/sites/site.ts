import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["sites"];
/** A site as its page opens it. */
export type Site = Outputs["get"];
export type SiteLine = Outputs["list"][number];
/** What a site's form lets one choose between, and begins with. */
export type SiteChoices = Outputs["choices"];
