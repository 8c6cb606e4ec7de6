import { rateByVisitor } from "@/server/public-api/callback-door";
import { preflight, respond } from "@/server/public-api/respond";

export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  respond(request, async () => rateByVisitor(request, (await params).id));
export const OPTIONS = () => preflight("POST");
