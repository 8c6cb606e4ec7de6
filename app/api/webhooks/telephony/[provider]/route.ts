import { receiveEvents } from "@/server/engine/receive-events";

export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }) {
  const { status, body } = await receiveEvents((await params).provider, {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });
  return new Response(body, { status });
}
