import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;
export type ConnectionView = Outputs["connections"]["list"][number];
export type DeliveryView = Outputs["deliveries"]["list"]["deliveries"][number];
export type DeliveryDetail = NonNullable<Outputs["deliveries"]["get"]>;

const CALLBACK_EVENTS = ["callback.requested", "callback.finished", "callback.rated"] as const;
/** A CRM hears nothing of text messages. */
export const EVENTS = [...CALLBACK_EVENTS, "message.sent", "message.failed"] as const;
export type EventName = (typeof EVENTS)[number];
export const eventsFor = (isCrm: boolean): readonly EventName[] => (isCrm ? CALLBACK_EVENTS : EVENTS);

const PAUSE_REASONS = ["by-hand", "gone", "failing", "unauthorized"] as const;

/** Why a connection is paused, as a key of the messages; null where it works. */
export const pauseReason = ({ status, pausedReason }: ConnectionView) =>
  status === "paused" ? (PAUSE_REASONS.find((reason) => reason === pausedReason) ?? "by-hand") : null;

const EVENT_KEYS = {
  "callback.requested": "requested",
  "callback.finished": "finished",
  "callback.rated": "rated",
  "message.sent": "messageSent",
  "message.failed": "messageFailed",
} as const satisfies Record<EventName, string>;

/** The event's key in the messages, which cannot hold dots. */
export const eventKeyOf = (event: EventName) => EVENT_KEYS[event];

/** The same of any that was delivered: by a routing flow's own word, or as a test. */
export function eventKey(event: string) {
  const name = EVENTS.find((one) => one === event);
  if (name) return eventKeyOf(name);
  return event === "callback.routed" ? ("routed" as const) : ("test" as const);
}

const ERROR_KINDS = ["unauthorized", "rejected", "rate-limited", "unavailable", "protocol"] as const;

/** Why a try failed, as a key of the messages. A CRM that refuses us refuses our access, a webhook our signature. */
export function errorKindOf(stored: string | null, isCrm: boolean) {
  const kind = ERROR_KINDS.find((one) => one === stored) ?? null;
  return kind === "unauthorized" && isCrm ? "access" : kind;
}
