import { ProblemError } from "../callbacks/intake/problem";
import { openPick, type PickRefusal, savePick } from "../flows/picking/commands";
import { pickFromPage } from "../flows/picking/schema";
import { clientNetwork } from "../platform/client-address";
import { systemClock } from "../platform/clock";
import { consumeHere } from "../platform/local-limits";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { empty, json, readJson } from "./respond";

/** Nobody presses so often; who tries tokens does. */
const BY_ADDRESS = { name: "pick-ip", points: 60, seconds: 60 };

/**
 * `POST /api/widget/{siteKey}/pick`: a page of the site that the editor has opened asks to go on, or saves what was
 * chosen there. Only for the site's own origins. @throws ProblemError
 */
export async function acceptPick(request: Request, siteKey: string): Promise<Response> {
  const { headers } = request;
  const texts = visitorTexts(headers.get("accept-language") ?? "en");
  const consumed = await consumeHere({ ...BY_ADDRESS, key: clientNetwork(headers) });
  if (!consumed.ok)
    throw new ProblemError("rate-limited", texts("problem.tooManyFromHere", { minutes: 1 }), consumed);
  const parsed = pickFromPage.safeParse(await readJson(request));
  if (!parsed.success) throw new ProblemError("invalid-request", texts("problem.title"));
  const from = { siteKey, origin: headers.get("origin"), clock: systemClock };
  if ("open" in parsed.data) {
    const opened = await openPick({ ...from, token: parsed.data.open });
    if (!opened.ok) throw refusal(opened.why);
    const { secret, language, places } = opened;
    return json({ secret, language, places });
  }
  const { save, places } = parsed.data;
  const saved = await savePick({ ...from, token: save, places });
  if (!saved.ok) throw refusal(saved.why);
  return empty();

  function refusal(why: PickRefusal["why"]): ProblemError {
    if (why === "unknown-site") return new ProblemError("unknown-site", texts("problem.unknownSite"));
    if (why === "origin-not-allowed")
      return new ProblemError("origin-not-allowed", texts("problem.originNotAllowed", { site: siteKey }));
    return new ProblemError("not-found", texts("problem.notFound"));
  }
}
