import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["crm"];

/** A CRM that can be connected, and the ways in. */
export type Connector = Outputs["catalog"][number];
/** What is set for a connected one. */
export type Crm = Outputs["get"];
/** What the CRM itself has to choose from. */
export type Directory = Outputs["directory"];
export type CrmField = Directory["fields"][number];
