import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

export type SpeedReport = inferRouterOutputs<AppRouter>["speed"]["report"];
export type SpeedSummary = SpeedReport["whole"];
export type SpeedGroup = SpeedReport["teams"][number];
export type SlowLead = SpeedReport["slowest"][number];
