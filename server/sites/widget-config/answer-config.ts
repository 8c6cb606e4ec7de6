import { type Clock, systemClock } from "../../platform/clock";
import { sha256 } from "../../platform/crypto";
import { recordSeen } from "./commands";
import { readWidgetConfig } from "./queries";

/** Any page may read it: it carries nothing about the visitor, and the key is public. */
export const CORS = { "access-control-allow-origin": "*" };

/** `GET /api/widget/{siteKey}/config`: the config with an ETag, 304 where the caller has it, 404 for unknown keys. */
export async function answerConfig(
  request: Request,
  siteKey: string,
  clock: Clock = systemClock,
): Promise<Response> {
  const config = await readWidgetConfig(siteKey, clock.now());
  if (!config) return unknownSite(siteKey);
  const { headers } = request;
  await recordSeen(siteKey, headers.get("referer") ?? headers.get("origin"), clock.now());
  const body = JSON.stringify(config);
  const etag = `"${sha256(body).slice(0, 27)}"`;
  const answer = { ...CORS, etag, "cache-control": "public, max-age=30" };
  if (sameTag(headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers: answer });
  return new Response(body, { headers: { ...answer, "content-type": "application/json; charset=utf-8" } });
}

/** A proxy that compressed the answer made the tag a weak one. */
const sameTag = (given: string | null, etag: string): boolean =>
  (given ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");

export function unknownSite(siteKey: string): Response {
  const problem = {
    type: "/problems/unknown-site",
    title: "There is no site with this key.",
    status: 404,
    detail: `The snippet on this page carries data-site="${siteKey.slice(0, 40)}". Copy it again from the site's page in Perezvon.`,
  };
  return Response.json(problem, {
    status: 404,
    headers: { ...CORS, "content-type": "application/problem+json", "cache-control": "public, max-age=30" },
  });
}
