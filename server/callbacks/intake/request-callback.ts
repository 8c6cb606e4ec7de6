import { createHmac } from "node:crypto";
import { v7 as newId } from "uuid";
import { type Phone, parsePhone } from "@/core/phone/phone";
import { phoneProblemText } from "@/core/phone/problem-text";
import { Prisma } from "../../generated/prisma/client";
import { deriveKey, randomToken } from "../../platform/crypto";
import { env } from "../../platform/env";
import type { FollowUps } from "../../platform/follow-ups";
import { isUniqueViolation, query } from "../../platform/query";
import { languageOf, type VisitorTexts, visitorTexts } from "../../visitor-texts/visitor-texts";
import { consentTextShown } from "./consent-text-shown";
import { holdRequest } from "./hold-request";
import type { Checked, Intake } from "./intake";
import { checkLimits } from "./limits";
import { ProblemError } from "./problem";
import { type CallbackRequestInput, callbackRequestSchema } from "./schema";
import { checkOrigin, type IntakeSite, siteForIntake } from "./site-for-intake";
import { storeRequest } from "./store-request";

export interface Accepted {
  id: string;
  /** Goes into the urls; only its hash is stored. */
  token: string;
  followUps: FollowUps;
}

/**
 * Takes a visitor's request: everything that can be wrong with it is said precisely; what is taken is stored whole,
 * with the consent's proof and the first step of its routing.
 * @throws ProblemError
 */
export async function requestCallback(intake: Intake): Promise<Accepted> {
  const input = parse(intake);
  const site = await siteForIntake(input.siteKey, input);
  const texts = visitorTexts(input.language ?? intake.acceptLanguage ?? "en");
  if (!site) throw new ProblemError("unknown-site", texts("problem.unknownSite"));
  checkOrigin(site, intake.origin, texts);
  const phone = readPhone(input, site);
  const known = await findKnown(site, intake, phone.e164);
  const repeated = readRepeated(known, intake, phone.e164, texts);
  if (repeated) return repeated;
  const language = languageOf(input.language ?? site.language);
  const consentText = await consentTextShown(site, language, input.consentVersion);
  const chosen = readSchedule(input, intake.clock.now(), texts);
  await checkLimits({ site, phone: phone.e164, ip: intake.ip, texts });
  const waitingId = known.find(({ isWaiting }) => isWaiting)?.id ?? null;
  const hold = await holdRequest(site, chosen, intake.clock.now());
  const { scheduledFor } = hold ?? { scheduledFor: chosen };
  const heldUntil = hold?.until ?? null;
  return store({ intake, input, site, phone, scheduledFor, heldUntil, consentText, waitingId }, texts);
}

function parse({ body, acceptLanguage }: Intake): CallbackRequestInput {
  const parsed = callbackRequestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const language = (body as { language?: unknown } | null)?.language;
  const texts = visitorTexts(typeof language === "string" ? language : (acceptLanguage ?? "en"));
  const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? "body")))];
  if (fields.includes("consent"))
    throw new ProblemError("consent-required", texts("problem.title"), {
      errors: { consent: texts("problem.consentMissing") },
    });
  throw new ProblemError("invalid-request", texts("problem.title"), {
    detail: parsed.error.issues
      .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
      .join("; ")
      .slice(0, 500),
    errors: Object.fromEntries(fields.map((field) => [field, texts("problem.badField", { field })])),
  });
}

interface KnownCallback {
  id: string;
  phone: string;
  /** It was made by this very request, which comes again. */
  isRepeated: boolean;
  /** It is to the same number, and waits for a later try. */
  isWaiting: boolean;
}

/** Callbacks at this site that matter to a request. */
const findKnown = (site: IntakeSite, { idempotencyKey }: Intake, phone: string): Promise<KnownCallback[]> =>
  query(
    null,
    Prisma.sql`
    select id, phone, true as "isRepeated", false as "isWaiting"
      from "Callback" where "siteId" = ${site.id} and "idempotencyKey" = ${idempotencyKey}
    union all
    select id, phone, false, true
      from "Callback" where "siteId" = ${site.id} and phone = ${phone} and "finishedAt" is null and stage = 'scheduled'`,
  );

/** The same Idempotency-Key again: the same answer, with a fresh token to the same callback, as only hashes are kept. */
function readRepeated(
  known: KnownCallback[],
  { idempotencyKey }: Intake,
  phone: string,
  texts: VisitorTexts,
): Accepted | null {
  const found = known.find(({ isRepeated }) => isRepeated);
  if (!found) return null;
  if (phone !== found.phone) throw new ProblemError("idempotency-key-reused", texts("problem.keyReused"));
  return { id: found.id, token: tokenFor(found.id, idempotencyKey), followUps: {} };
}

/** Where the request carries a key, its token follows from it: a repeated request gets working urls again. */
const tokenFor = (id: string, idempotencyKey: string | null): string =>
  idempotencyKey === null
    ? randomToken()
    : createHmac("sha256", deriveKey(env().secret, "callback-token"))
        .update(`${id}:${idempotencyKey}`)
        .digest("base64url");

function readPhone(input: CallbackRequestInput, site: IntakeSite): Phone {
  const parsed = parsePhone(input.phone, site.defaultCountry, site.workspace.allowedCountries);
  if (parsed.ok) return parsed.value;
  const text = phoneProblemText(parsed.error, languageOf(input.language ?? site.language));
  throw new ProblemError("invalid-phone", text, { errors: { phone: text } });
}

const MAX_AHEAD_MS = 30 * 24 * 3_600_000;

function readSchedule(input: CallbackRequestInput, now: number, texts: VisitorTexts): number | null {
  if (input.scheduledFor === undefined) return null;
  const at = Date.parse(input.scheduledFor);
  if (at > now && at < now + MAX_AHEAD_MS) return at;
  const text = texts("problem.scheduleInPast");
  throw new ProblemError("invalid-request", text, { errors: { scheduledFor: text } });
}

async function store(checked: Checked, texts: VisitorTexts): Promise<Accepted> {
  const id = newId();
  const token = tokenFor(id, checked.intake.idempotencyKey);
  try {
    return { id, token, followUps: await storeRequest(id, token, checked) };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two at once: either the same request twice, or the same number asked for by somebody else.
    const phone = checked.phone.e164;
    const known = await findKnown(checked.site, checked.intake, phone);
    const repeated = readRepeated(known, checked.intake, phone, texts);
    if (repeated) return repeated;
    throw new ProblemError("callback-in-progress", texts("problem.alreadyCalling"), {
      errors: { phone: texts("problem.alreadyCalling") },
    });
  }
}
