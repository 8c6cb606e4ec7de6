import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["leads"];

/** A lead as lists show it, and with everything about it. */
export type Lead = Outputs["list"]["items"][number];
export type LeadDetails = Outputs["get"];
export type TimelineLine = LeadDetails["timeline"][number];
