import { systemClock } from "@/server/platform/clock";
import { receiveReports } from "@/server/text-messages/receive-reports";

/** What became of text messages that an account of a telephony provider has sent. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string; key: string }> },
) {
  const { provider, key } = await params;
  const { pathname, search } = new URL(request.url);
  const report = {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
  const { status, body } = await receiveReports({ provider, webhookKey: key }, report, systemClock);
  return new Response(body, { status, headers: { "content-type": "text/plain" } });
}
