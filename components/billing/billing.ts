import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["billing"];

export type Overview = Outputs["overview"];
export type Plan = Overview["plan"];
export type Series = Outputs["series"];
export type LedgerLine = Outputs["lines"]["lines"][number];
export type Invoice = Outputs["invoices"]["invoices"][number];
export type Comparison = Outputs["reconciliation"];
export type Standing = Outputs["standing"];
