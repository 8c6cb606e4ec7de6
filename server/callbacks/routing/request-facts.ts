import type { RoutingFacts } from "@/core/flow/runtime/routing-facts";
import { parsePhone } from "@/core/phone/phone";

/** What a request carries from its beginning to its end, as it is stored. */
export interface RequestFacts {
  country: string | null;
  referrer: string | null;
  /** core/widget-contract/visitor-facts.ts: Source */
  source: string | null;
  /** The time that the visitor chose (ISO); null: to be called at once. */
  scheduledFor: string | null;
  /** core/spam/weigh-request.ts; null: it was not weighed. */
  spamScore: number | null;
  /** `<flowId>/<nodeId>` of the display flow; a page said so, and may have said anything. */
  shown: string | null;
  fields: Record<string, string>;
  /** source, medium, campaign, term, content */
  utm: Record<string, string>;
}

interface Request extends RequestFacts {
  phone: string;
  page: string;
  language: string;
  requestedAt: Date;
}

/** The same as facts that routing conditions ask for. */
export function requestFacts({ phone, page, language, requestedAt, ...request }: Request): RoutingFacts {
  const { country, referrer, source, scheduledFor, spamScore, shown, fields, utm } = request;
  const type = phoneType(phone, country);
  return {
    phone,
    ...(country ? { "phone-country": country } : {}),
    ...(type ? { "phone-type": type } : {}),
    ...pageFacts(page),
    ...(referrer ? { referrer } : {}),
    ...(source ? { source } : {}),
    ...(scheduledFor ? { "chosen-at": Date.parse(scheduledFor) } : {}),
    ...(spamScore === null ? {} : { "spam-score": spamScore }),
    ...(shown ? { offer: shown } : {}),
    language,
    "requested-at": requestedAt.getTime(),
    ...named("field:", fields),
    ...named("utm_", utm),
  };
}

/** Of what is stored, only the number: numbering plans change, and so may what sort of line it is. */
function phoneType(phone: string, country: string | null): string | null {
  const read = parsePhone(phone, country ?? "");
  return read.ok && read.value.type !== "unknown" ? read.value.type : null;
}

function pageFacts(page: string): RoutingFacts {
  const url = new URL(page);
  url.hash = "";
  return { url: url.href, path: url.pathname };
}

const named = (prefix: string, texts: Record<string, string>): RoutingFacts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [prefix + name, text]));
