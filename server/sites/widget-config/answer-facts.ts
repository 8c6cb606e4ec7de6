import type { ServerFacts } from "@/core/widget-contract/wire";
import { type Clock, systemClock } from "../../platform/clock";
import { CORS, unknownSite } from "./answer-config";
import { liveFacts, readLiveSite } from "./live-facts";
import { visitorPlace } from "./visitor-place";

/** A program that asks for more teams than these is none of ours. */
const MOST_KEYS = 40;

/** `GET /api/widget/{siteKey}/facts?keys=a,b`: what only the server knows; keys that are not known are absent. */
export async function answerFacts(
  request: Request,
  siteKey: string,
  clock: Clock = systemClock,
): Promise<Response> {
  const now = clock.now();
  const site = await readLiveSite(siteKey, now);
  if (!site) return unknownSite(siteKey);
  const keys = (new URL(request.url).searchParams.get("keys") ?? "").split(",").slice(0, MOST_KEYS);
  const answer: ServerFacts = {
    facts: { ...(await liveFacts(site, keys)), ...(await visitorPlace(request.headers, keys)) },
    at: new Date(now).toISOString(),
  };
  // Private: the place is this visitor's.
  return Response.json(answer, { headers: { ...CORS, "cache-control": "private, max-age=3" } });
}
