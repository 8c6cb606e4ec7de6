import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

/** A list of numbers as the page of lists shows it. */
export type NumberListView = inferRouterOutputs<AppRouter>["numberLists"]["list"][number];
