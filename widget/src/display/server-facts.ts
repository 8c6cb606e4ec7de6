import type { FactKey, Facts } from "@/core/widget-contract/visitor-facts";
import type { ServerFacts } from "@/core/widget-contract/wire";
import { bare, safely } from "../page/safely";
import type { Link } from "../public-api";
import type { Source, Watch } from "./source";

const EVERY_SECONDS = 30;
/** The first decision waits for the server so long, and then does without it. */
const PATIENCE_MS = 3_000;

/** What only the server knows, asked again while the page is looked at. When the server is away: not known. */
export async function askServer(link: Link, watch: Watch, keys: readonly FactKey[]): Promise<Source> {
  let known: Facts = {};
  let sinceAsked = 0;
  const ask = async () => {
    sinceAsked = 0;
    known = await fetchFacts(link, keys).catch(() => ({}));
    watch.changed();
  };
  watch.onTick((seconds) => {
    sinceAsked += seconds;
    if (sinceAsked >= EVERY_SECONDS) safely(ask)();
  });
  await Promise.race([ask(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  return (key) => (Object.hasOwn(known, key) ? known[key] : undefined);
}

async function fetchFacts(link: Link, keys: readonly FactKey[]): Promise<Facts> {
  const response = await fetch(
    `${link.base}api/widget/${encodeURIComponent(link.siteKey)}/facts?keys=${keys.map((key) => encodeURIComponent(key)).join()}`,
    bare({ credentials: "omit" as const }),
  );
  if (!response.ok) return {};
  const answer: Partial<ServerFacts> = await response.json();
  return typeof answer.facts === "object" ? answer.facts : {};
}
