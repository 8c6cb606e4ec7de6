import { stepBalance } from "../routing/balance/step";
import { stepConnectPerson } from "../routing/connect-person/step";
import { stepConnectTeam } from "../routing/connect-team/step";
import type { ActingKind } from "../routing/definitions";
import { stepEnd } from "../routing/end/step";
import { stepGiveUp } from "../routing/give-up/step";
import { stepNotify } from "../routing/notify/step";
import { stepRetry } from "../routing/retry/step";
import { stepSchedule } from "../routing/schedule/step";
import { stepSendMessage } from "../routing/send-message/step";
import { stepSetField } from "../routing/set-field/step";
import { stepStart } from "../routing/start/step";
import { stepSubflow } from "../routing/subflow/step";
import { stepTag } from "../routing/tag/step";
import { stepWebhook } from "../routing/webhook/step";
import type { NodeStep } from "./node-step";

/**
 * Behaviour by kind; conditions have one between them, ./step-condition.ts. The configs were checked when the program
 * was compiled, so each step may trust its own.
 */
export const steps = {
  start: stepStart as NodeStep,
  "connect-team": stepConnectTeam,
  "connect-person": stepConnectPerson as NodeStep,
  balance: stepBalance as NodeStep,
  retry: stepRetry as NodeStep,
  schedule: stepSchedule as NodeStep,
  notify: stepNotify as NodeStep,
  tag: stepTag as NodeStep,
  "set-field": stepSetField as NodeStep,
  webhook: stepWebhook as NodeStep,
  "send-message": stepSendMessage as NodeStep,
  subflow: stepSubflow,
  "give-up": stepGiveUp as NodeStep,
  end: stepEnd as NodeStep,
} satisfies Record<ActingKind, NodeStep>;
