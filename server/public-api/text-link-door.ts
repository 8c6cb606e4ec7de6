import { z } from "zod";
import type { TextLinkView } from "@/core/text-message/link-view";
import { chooseByText, declineByText } from "../callbacks/intake/choose-by-text";
import { ProblemError } from "../callbacks/intake/problem";
import { openTextLink, type TextLink, viewTextLink } from "../callbacks/intake/text-link";
import { cancelAndFollowUp } from "../engine/cancel-and-follow-up";
import { followUp } from "../engine/follow-up";
import { clientAddress } from "../platform/client-address";
import { systemClock } from "../platform/clock";
import { consume } from "../platform/rate-limits";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { json, readJson } from "./respond";

const MAX_TOKEN = 64;
const MAX_ADDRESS = 64;
/** Changing one's mind is fine; a phone that is rung for fun is not. */
const CHOICES = { name: "text-link", points: 10, seconds: 3_600 };

const choiceSchema = z.object({ at: z.iso.datetime({ offset: true }).nullable() });

/** What a text message's link shows; null: it leads nowhere (any more). */
export async function readTextLink(token: string): Promise<TextLinkView | null> {
  const now = systemClock.now();
  const link = token.length <= MAX_TOKEN ? await openTextLink(token, now) : null;
  return link && viewTextLink(link, now);
}

/** `GET /api/v1/text-links/{token}` */
export const showTextLink = async (request: Request, token: string): Promise<Response> =>
  json(await viewTextLink(await open(request, token), systemClock.now()));

/** `POST /api/v1/text-links/{token}` with `{at}`: call me then; null: now. Answers what is so after it. */
export async function chooseByLink(request: Request, token: string): Promise<Response> {
  const link = await openForChoice(request, token);
  const choice = choiceSchema.safeParse(await readJson(request));
  if (!choice.success)
    throw new ProblemError("invalid-request", visitorTexts(link.language)("problem.title"));
  const at = choice.data.at === null ? null : Date.parse(choice.data.at);
  const ip = clientAddress(request.headers).slice(0, MAX_ADDRESS);
  void followUp(await chooseByText({ link, at, ip, clock: systemClock }));
  return showTextLink(request, token);
}

/** `DELETE /api/v1/text-links/{token}`: do not call me. */
export async function declineByLink(request: Request, token: string): Promise<Response> {
  const link = await openForChoice(request, token);
  const { workspaceId, living } = link;
  if (living)
    await cancelAndFollowUp({ workspaceId, callbackId: living.id, by: "visitor", clock: systemClock });
  if (living?.id !== link.callbackId) void followUp(await declineByText(link, systemClock));
  return showTextLink(request, token);
}

async function openForChoice(request: Request, token: string): Promise<TextLink> {
  const link = await open(request, token);
  const consumed = await consume({ ...CHOICES, key: link.callbackId });
  if (consumed.ok) return link;
  const minutes = Math.max(1, Math.ceil(consumed.retryAfterSeconds / 60));
  throw new ProblemError(
    "rate-limited",
    visitorTexts(link.language)("problem.tooManyForNumber", { minutes }),
    { retryAfterSeconds: consumed.retryAfterSeconds },
  );
}

async function open(request: Request, token: string): Promise<TextLink> {
  const link = token.length <= MAX_TOKEN ? await openTextLink(token, systemClock.now()) : null;
  if (link) return link;
  const texts = visitorTexts(request.headers.get("accept-language") ?? "en");
  throw new ProblemError("not-found", texts("problem.notFound"));
}
