import type { inferRouterOutputs } from "@trpc/server";
import type { JudgedArm } from "@/core/experiment/judge-experiment";
import type { AppRouter } from "@/server/trpc/root";

export type Experiment = inferRouterOutputs<AppRouter>["flows"]["experiment"];
/** One split of it, in one period. */
export type SplitResult = NonNullable<Experiment["split"]>;

/** A way out of the split with its name, its counts and what may be said of it. */
export type NamedArm = Omit<SplitResult["arms"][number], "name"> & { name: string; judged: JudgedArm };
