import type { OfferPlaces } from "@/core/flow/runtime/offer";
import type { Memory } from "../page/memory";
import { bare, type Json, json } from "../page/safely";
import type { Link } from "../public-api";
import type { Language } from "../texts/languages";

/** What the server and this tab know of each other while somebody chooses. Goes along from page to page of the site. */
export interface PickSession {
  secret: string;
  language: Language;
  places: OfferPlaces;
}

export type PickProblem = "expired" | "origin" | "unavailable";
type Answer = { ok: true; value: Partial<PickSession> } | { ok: false; problem: PickProblem };

/** Trades the link's token, which works once, for a secret of this tab's own; or goes on with the one it has. */
export async function openSession(
  link: Link,
  memory: Memory,
): Promise<{ ok: true; session: PickSession } | { ok: false; problem: PickProblem }> {
  if (link.pick) {
    // The link works once, so it is worth nothing to whoever finds it in the address later.
    history.replaceState(history.state, "", location.pathname + location.search);
    const answer = await post(link, { open: link.pick });
    if (!answer.ok) return answer;
    const session = asSession(answer.value);
    keepSession(memory, session);
    return { ok: true, session };
  }
  const kept: Partial<PickSession> = JSON.parse(memory.read("session", "pick") ?? "{}");
  return { ok: true, session: asSession(kept) };
}

export async function saveSession(link: Link, { secret, places }: PickSession): Promise<PickProblem | null> {
  const answer = await post(link, { save: secret, places: asJson(places) });
  return answer.ok ? null : answer.problem;
}

export const keepSession = (memory: Memory, session: PickSession | null): void =>
  memory.write("session", "pick", session && json({ ...session, places: asJson(session.places) }));

const asSession = ({ secret = "", language, places }: Partial<PickSession>): PickSession => ({
  secret,
  language: language === "ru" ? "ru" : "en",
  places: places ?? {},
});

function asJson(places: OfferPlaces): Json {
  return Object.fromEntries(
    Object.entries(places).map(([name, place]) => [name, place && { ...place }] as const),
  );
}

async function post(link: Link, body: { [key: string]: Json }): Promise<Answer> {
  try {
    const response = await fetch(
      `${link.base}api/widget/${encodeURIComponent(link.siteKey)}/pick`,
      bare({ method: "POST", credentials: "omit" as const, body: json(body) }),
    );
    if (response.status === 403) return { ok: false, problem: "origin" };
    if (response.status >= 500 || response.status === 429) return { ok: false, problem: "unavailable" };
    if (!response.ok) return { ok: false, problem: "expired" };
    const text = await response.text();
    return { ok: true, value: text ? JSON.parse(text) : {} };
  } catch {
    return { ok: false, problem: "unavailable" };
  }
}
