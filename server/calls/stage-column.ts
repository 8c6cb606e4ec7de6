import type { Outcome, Stage } from "@/core/callback/state";
import type { $Enums } from "../generated/prisma/client";

/** Prisma names enum values with underscores; the API and every page name them with hyphens. */
export const toStageColumn = (stage: Stage): $Enums.Stage => stage.replaceAll("-", "_") as $Enums.Stage;
export const fromStageColumn = (stage: $Enums.Stage): Stage => stage.replaceAll("_", "-") as Stage;
export const toOutcomeColumn = (outcome: Outcome): $Enums.Outcome =>
  outcome.replaceAll("-", "_") as $Enums.Outcome;
export const fromOutcomeColumn = (outcome: $Enums.Outcome): Outcome =>
  outcome.replaceAll("_", "-") as Outcome;
