import type { Source } from "../../widget-contract/visitor-facts";

/** How a visit began, as far as address and referrer tell. In the widget, and on the server of what a widget tells. */
export interface Arrival {
  /** The address of the page on which it began. */
  page: string;
  referrer: string;
  source: Source;
  /** Of the address: utm_source, …, and the click id of an ad network. */
  tags: Record<string, string>;
}

const UTM = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/** Click ids, and the network that puts them into its links. */
const CLICK_IDS: Record<string, string> = {
  gclid: "google",
  gbraid: "google",
  wbraid: "google",
  yclid: "yandex",
  fbclid: "facebook",
  msclkid: "microsoft",
  ttclid: "tiktok",
  li_fat_id: "linkedin",
  twclid: "x",
  rb_clickid: "vk",
};

const SEARCH =
  /(^|\.)(google|yandex|ya|bing|duckduckgo|yahoo|baidu|ecosia|qwant|startpage|go\.mail|rambler|seznam|naver)\./;
const SOCIAL =
  /(^|\.)(facebook|instagram|vk|ok|twitter|x|t|linkedin|lnkd|pinterest|reddit|youtube|tiktok|telegram|dzen|threads)\.(com|ru|me|co|in|org|net)$/;
const MAIL = /^(e\.)?(mail|webmail|outlook)\./;

export function readArrival(address: URL, referrer: string): Arrival {
  const tags: Record<string, string> = {};
  for (const name of UTM) {
    const value = address.searchParams.get(name);
    if (value) tags[name] = value.slice(0, 200);
  }
  for (const name of Object.keys(CLICK_IDS)) {
    const network = CLICK_IDS[name];
    if (network && address.searchParams.get(name)) tags["ad-network"] = network;
  }
  const host = hostOf(referrer);
  return { page: address.href, referrer, tags, source: sourceOf(tags, host, address.hostname) };
}

/** Tags are meant, so they count before the referrer. Facebook marks free links too: its click id alone is no ad. */
function sourceOf(tags: Record<string, string>, host: string, ownHost: string): Source {
  const medium = tags.utm_medium ?? "";
  const isPaid = /^(.*cp[acmv]|ppc|.*paid.*|display|banner|retargeting|ads?)$/i.test(medium);
  if (isPaid || (tags["ad-network"] && tags["ad-network"] !== "facebook")) return "ads";
  if (/e-?mail|newsletter/i.test(`${medium} ${tags.utm_source ?? ""}`)) return "email";
  if (/social|smm/i.test(medium)) return "social";
  if (/^organic$/i.test(medium)) return "search";
  if (tags.utm_source) return "referral";
  if (tags["ad-network"]) return "social";
  if (host === "") return "direct";
  if (host === ownHost.replace(/^www\./, "")) return "internal";
  if (MAIL.test(host)) return "email";
  if (SEARCH.test(host)) return "search";
  return SOCIAL.test(host) ? "social" : "referral";
}

function hostOf(referrer: string): string {
  try {
    return new URL(referrer).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** What makes two arrivals the same source; "" for one that names none (typed, bookmarked, or from this site). */
export function signatureOf({ source, referrer, tags }: Arrival): string {
  if (source === "direct" || source === "internal") return "";
  return [source, hostOf(referrer), ...Object.values(tags)].join(" ");
}
