import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

/** A text of consent as it was published, and from when on. */
export type ConsentVersion = inferRouterOutputs<AppRouter>["consents"]["list"][number];
