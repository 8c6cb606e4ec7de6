import { cancelByVisitor, openCallback } from "@/server/public-api/callback-door";
import { json, preflight, respond } from "@/server/public-api/respond";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  respond(request, async () => json((await openCallback(request, (await params).id)).status));
export const DELETE = (request: Request, { params }: Context) =>
  respond(request, async () => cancelByVisitor(request, (await params).id));
export const OPTIONS = () => preflight("GET, DELETE");
