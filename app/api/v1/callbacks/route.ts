import { acceptRequest } from "@/server/public-api/callback-door";
import { preflight, respond } from "@/server/public-api/respond";

export const POST = (request: Request) => respond(request, () => acceptRequest(request));
export const OPTIONS = () => preflight("POST");
