import { receiveInbound } from "@/server/connections/inbound/receive-inbound";

export async function POST(request: Request, { params }: { params: Promise<{ connector: string }> }) {
  const { pathname, search } = new URL(request.url);
  const { status, body } = await receiveInbound((await params).connector, {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });
  return new Response(body, { status });
}
