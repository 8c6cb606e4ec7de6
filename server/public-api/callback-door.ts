import { validate as isUuid } from "uuid";
import type { CallbackAccepted } from "@/core/widget-contract/wire";
import { ProblemError } from "../callbacks/intake/problem";
import { requestCallback } from "../callbacks/intake/request-callback";
import { ratingSchema } from "../callbacks/intake/schema";
import { findForVisitor, type VisitorView } from "../callbacks/queries";
import { rateCallback } from "../callbacks/rate-callback";
import { cancelAndFollowUp } from "../engine/cancel-and-follow-up";
import { followUp } from "../engine/follow-up";
import { clientAddress } from "../platform/client-address";
import { systemClock } from "../platform/clock";
import { env } from "../platform/env";
import { consume } from "../platform/rate-limits";
import { visitorPlace } from "../sites/widget-config/visitor-place";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { json, readJson } from "./respond";

const MAX_KEY = 200;
/** The longest IPv6 address with a zone has fewer characters; the header may be anything. */
const MAX_ADDRESS = 64;

/** Changing one's mind is fine; each rating is a line of the story, and told to whoever is connected. */
const RATINGS = { name: "rating", points: 10, seconds: 3_600 };

/** `POST /api/v1/callbacks` */
export async function acceptRequest(request: Request): Promise<Response> {
  const { headers } = request;
  const { id, token, followUps } = await requestCallback({
    body: await readJson(request),
    origin: headers.get("origin"),
    ip: clientAddress(headers).slice(0, MAX_ADDRESS),
    visitorCountry: await visitorCountry(headers),
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    idempotencyKey: headers.get("idempotency-key")?.slice(0, MAX_KEY) || null,
    acceptLanguage: headers.get("accept-language"),
    clock: systemClock,
  });
  // The answer does not wait for the phones: everything is stored, and the sweeper would do it too.
  void followUp(followUps);
  const base = `${env().publicUrl}/api/v1/callbacks/${id}`;
  const accepted: CallbackAccepted = {
    id,
    statusUrl: `${base}?token=${token}`,
    eventsUrl: `${base}/events?token=${token}`,
    cancelUrl: `${base}?token=${token}`,
  };
  return json(accepted, 202);
}

async function visitorCountry(headers: Headers): Promise<string | null> {
  const { country } = await visitorPlace(headers, ["country"]);
  return typeof country === "string" ? country : null;
}

/** The callback that a url with its token names. @throws ProblemError not-found, for wrong tokens too */
export async function openCallback(request: Request, id: string): Promise<VisitorView> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const view = token && isUuid(id) ? await findForVisitor(id, token, systemClock.now()) : null;
  if (view) return view;
  const texts = visitorTexts(request.headers.get("accept-language") ?? "en");
  throw new ProblemError("not-found", texts("problem.notFound"));
}

/** `DELETE /api/v1/callbacks/{id}`: the visitor changes their mind. Answers the state after it. */
export async function cancelByVisitor(request: Request, id: string): Promise<Response> {
  const { workspaceId } = await openCallback(request, id);
  await cancelAndFollowUp({ workspaceId, callbackId: id, by: "visitor", clock: systemClock });
  return json((await openCallback(request, id)).status);
}

/** `POST /api/v1/callbacks/{id}/rating` */
export async function rateByVisitor(request: Request, id: string): Promise<Response> {
  const { workspaceId, language } = await openCallback(request, id);
  const texts = visitorTexts(language);
  const consumed = await consume({ ...RATINGS, key: id });
  if (!consumed.ok) {
    const { retryAfterSeconds } = consumed;
    const minutes = Math.ceil(retryAfterSeconds / 60);
    throw new ProblemError("rate-limited", texts("problem.tooManyFromHere", { minutes }), {
      retryAfterSeconds,
    });
  }
  const rating = ratingSchema.safeParse(await readJson(request));
  if (!rating.success)
    throw new ProblemError("invalid-request", texts("problem.badRating"), {
      errors: { score: texts("problem.badRating") },
    });
  const { score } = rating.data;
  const followUps = await rateCallback({ workspaceId, callbackId: id, score, now: systemClock.now() });
  if (!followUps) throw new ProblemError("invalid-request", texts("problem.notFinished"));
  void followUp(followUps);
  return json((await openCallback(request, id)).status);
}
