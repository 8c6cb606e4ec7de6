import { serve } from "inngest/edge";
import { env } from "../platform/env";
import { jobFunctions } from "./functions";
import { jobs } from "./jobs";

/** The door for a real Inngest. Embedded jobs need none: there it is shut. */
export function handleInngest(request: Request): Promise<Response> | Response {
  if (!env().inngest) return new Response("The jobs run inside this process.", { status: 404 });
  const { client } = jobs();
  return serve({ client, functions: jobFunctions(client) })(request);
}
