import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;
export type ConnectionView = Outputs["connections"]["list"][number];
export type DeliveryView = Outputs["deliveries"]["list"]["deliveries"][number];
export type DeliveryDetail = NonNullable<Outputs["deliveries"]["get"]>;

export const EVENTS = ["callback.requested", "callback.finished", "callback.rated"] as const;
export type EventName = (typeof EVENTS)[number];

const PAUSE_REASONS = ["by-hand", "gone", "failing", "unauthorized"] as const;

/** Why a connection is paused, as a key of the messages; null where it works. */
export const pauseReason = ({ status, pausedReason }: ConnectionView) =>
  status === "paused" ? (PAUSE_REASONS.find((reason) => reason === pausedReason) ?? "by-hand") : null;

const EVENT_KEYS = ["requested", "finished", "rated"] as const;

/** The event's key in the messages, which cannot hold dots. What is not of a callback is a test. */
export const eventKey = (event: string) =>
  EVENT_KEYS.find((key) => event === `callback.${key}`) ?? ("test" as const);

const ERROR_KINDS = ["unauthorized", "rejected", "rate-limited", "unavailable", "protocol"] as const;

/** Why a try failed, as a key of the messages. A CRM that refuses us refuses our access, a webhook our signature. */
export function errorKindOf(stored: string | null, isCrm: boolean) {
  const kind = ERROR_KINDS.find((one) => one === stored) ?? null;
  return kind === "unauthorized" && isCrm ? "access" : kind;
}
