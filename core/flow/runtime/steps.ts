import { stepConnectTeam } from "../routing/connect-team/step";
import type { ActingKind } from "../routing/definitions";
import { stepGiveUp } from "../routing/give-up/step";
import { stepRetry } from "../routing/retry/step";
import { stepSchedule } from "../routing/schedule/step";
import { stepStart } from "../routing/start/step";
import type { NodeStep } from "./node-step";

/**
 * Behaviour by kind; conditions have one between them, ./step-condition.ts. The configs were checked when the program
 * was compiled, so each step may trust its own.
 */
export const steps = {
  start: stepStart,
  "connect-team": stepConnectTeam,
  retry: stepRetry as NodeStep,
  schedule: stepSchedule as NodeStep,
  "give-up": stepGiveUp as NodeStep,
} satisfies Record<ActingKind, NodeStep>;
