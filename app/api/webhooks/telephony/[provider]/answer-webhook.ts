import { receiveEvents } from "@/server/engine/receive-events";

/** Hands a provider's request over, and its answer back. */
export async function answerWebhook(
  request: Request,
  to: { provider: string; webhookKey: string | null },
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const webhook = {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
  const { status, body, contentType } = await receiveEvents(to.provider, webhook, to.webhookKey);
  return new Response(body, { status, headers: { "content-type": contentType ?? "text/plain" } });
}
