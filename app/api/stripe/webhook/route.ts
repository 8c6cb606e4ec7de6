import { receiveStripeEvent } from "@/server/billing/stripe/receive-stripe-event";
import { takePost } from "@/server/platform/take-post";

export const POST = (request: Request) =>
  takePost(request, ({ body, headers }) => receiveStripeEvent(body, headers["stripe-signature"] ?? null));
