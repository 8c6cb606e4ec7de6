import type { OurValue } from "./document";
import type { CallbackData } from "./message";

/** What one of our values is for this callback; null where there is none. */
export function readOurValue(name: OurValue, data: CallbackData): string | number | null {
  if (isAmong(name, "utm.")) return data.utm[name.slice(4)] ?? null;
  if (isAmong(name, "form.")) return data.fields[name.slice(5)] ?? null;
  return READERS[name](data);
}

type Plain = Exclude<OurValue, `utm.${string}` | `form.${string}`>;

const isAmong = <P extends "utm." | "form.">(name: OurValue, prefix: P): name is `${P}${string}` =>
  name.startsWith(prefix);

const READERS: Record<Plain, (data: CallbackData) => string | number | null> = {
  phone: ({ phone }) => phone,
  name: ({ name }) => name,
  firstName: ({ name }) => splitName(name).first,
  lastName: ({ name }) => splitName(name).last,
  site: ({ site }) => site.name,
  page: ({ page }) => page,
  pageTitle: ({ pageTitle }) => pageTitle,
  referrer: ({ referrer }) => referrer,
  source: ({ source }) => source ?? null,
  landing: ({ landing }) => landing ?? null,
  spamScore: ({ spamScore }) => spamScore ?? null,
  language: ({ language }) => language,
  requestedAt: ({ requestedAt }) => requestedAt,
  finishedAt: ({ finishedAt }) => finishedAt,
  outcome: ({ outcome }) => outcome,
  talkSeconds: ({ talkSeconds }) => talkSeconds,
  operator: ({ operator }) => operator?.name ?? null,
  rating: ({ rating }) => rating,
  consentVersion: ({ consent }) => consent?.version ?? null,
  consentAt: ({ consent }) => consent?.acceptedAt ?? null,
};

/** The first word, and the rest: most forms ask for one name, most CRMs keep two. */
function splitName(name: string | null): { first: string | null; last: string | null } {
  const [first = "", ...rest] = (name ?? "").trim().split(/\s+/);
  return { first: first || null, last: rest.join(" ") || null };
}
