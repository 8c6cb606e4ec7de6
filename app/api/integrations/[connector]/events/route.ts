import { receiveInbound } from "@/server/connections/inbound/receive-inbound";
import { takePost } from "@/server/platform/take-post";

export async function POST(request: Request, { params }: { params: Promise<{ connector: string }> }) {
  const { connector } = await params;
  return takePost(request, (post) => receiveInbound(connector, post));
}
