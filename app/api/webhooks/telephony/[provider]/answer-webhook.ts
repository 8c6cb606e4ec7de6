import { receiveEvents } from "@/server/engine/receive-events";
import { takePost } from "@/server/platform/take-post";

/** Hands a provider's request over, and its answer back. */
export const answerWebhook = (
  request: Request,
  to: { provider: string; webhookKey: string | null },
): Promise<Response> => takePost(request, (webhook) => receiveEvents(to.provider, webhook, to.webhookKey));
