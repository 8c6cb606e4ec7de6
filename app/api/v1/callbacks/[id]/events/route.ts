import { streamEvents } from "@/server/public-api/callback-events";
import { preflight, respond } from "@/server/public-api/respond";

export const dynamic = "force-dynamic";

export const GET = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  respond(request, async () => streamEvents(request, (await params).id));
export const OPTIONS = () => preflight("GET");
