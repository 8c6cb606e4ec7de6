import { respond } from "@/server/public-api/respond";
import { chooseByLink, declineByLink, showTextLink } from "@/server/public-api/text-link-door";

type Context = { params: Promise<{ token: string }> };

export const GET = (request: Request, { params }: Context) =>
  respond(request, async () => showTextLink(request, (await params).token));
export const POST = (request: Request, { params }: Context) =>
  respond(request, async () => chooseByLink(request, (await params).token));
export const DELETE = (request: Request, { params }: Context) =>
  respond(request, async () => declineByLink(request, (await params).token));
