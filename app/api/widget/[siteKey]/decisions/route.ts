import { acceptReport } from "@/server/public-api/decision-door";
import { preflight, respond } from "@/server/public-api/respond";

interface Context {
  params: Promise<{ siteKey: string }>;
}

export const POST = async (request: Request, { params }: Context) =>
  respond(request, async () => acceptReport(request, (await params).siteKey));
export const OPTIONS = () => preflight("POST");
