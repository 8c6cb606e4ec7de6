import { ProblemError } from "../callbacks/intake/problem";
import { receiveReport } from "../flows/decisions/receive-report";
import { clientNetwork } from "../platform/client-address";
import { systemClock } from "../platform/clock";
import { isRobot } from "../platform/is-robot";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { empty, readJson } from "./respond";

/** `POST /api/widget/{siteKey}/decisions`: 204 once it is stored; what robots tell is forgotten. @throws ProblemError */
export async function acceptReport(request: Request, siteKey: string): Promise<Response> {
  const { headers } = request;
  if (isRobot(headers.get("user-agent"))) return empty();
  const received = await receiveReport({
    siteKey,
    body: await readJson(request),
    origin: headers.get("origin"),
    ip: clientNetwork(headers),
    clock: systemClock,
  });
  if (received.ok) return empty();
  const texts = visitorTexts(headers.get("accept-language") ?? "en");
  switch (received.why) {
    case "unknown-site":
      throw new ProblemError("unknown-site", texts("problem.unknownSite"));
    case "origin-not-allowed":
      throw new ProblemError("origin-not-allowed", texts("problem.originNotAllowed", { site: siteKey }));
    case "rate-limited": {
      const { retryAfterSeconds } = received;
      throw new ProblemError("rate-limited", texts("problem.tooManyFromHere", { minutes: 1 }), {
        retryAfterSeconds,
      });
    }
    case "malformed":
      throw new ProblemError("invalid-request", texts("problem.title"), {
        errors: Object.fromEntries(
          received.fields.map((field) => [field, texts("problem.badField", { field })]),
        ),
      });
  }
}
