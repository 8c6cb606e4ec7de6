/** A site's address as people type it, as a full url without a fragment; null where it is none. */
export function parseSiteUrl(text: string): string | null {
  const url = asWebUrl(text);
  if (!url) return null;
  url.hash = "";
  return url.href;
}

/** An origin (scheme://host[:port]) as people type it, or "*"; null where it is none or names more than an origin. */
export function parseOrigin(text: string): string | null {
  if (text.trim() === "*") return "*";
  const url = asWebUrl(text);
  return url && url.pathname === "/" && !url.search && !url.hash ? url.origin : null;
}

/** The origins under which a site is reached: its own, and the same with or without "www." for a name of two parts. */
export function originsOf(siteUrl: string): string[] {
  const url = new URL(siteUrl);
  const bare = url.hostname.replace(/^www\./, "");
  const isName = bare.split(".").length === 2 && !/^[\d.]+$/.test(bare);
  if (!isName) return [url.origin];
  const port = url.port ? `:${url.port}` : "";
  return [url.origin, ...[bare, `www.${bare}`].map((host) => `${url.protocol}//${host}${port}`)].filter(
    (origin, i, all) => all.indexOf(origin) === i,
  );
}

/** Whether a page of this origin may use a key. */
export const isAllowedOrigin = (allowed: readonly string[], origin: string): boolean =>
  allowed.includes("*") || allowed.includes(origin);

function asWebUrl(text: string): URL | null {
  const typed = text.trim();
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!typed || !URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const isHost = url.hostname.includes(".") || url.hostname === "localhost" || url.hostname.startsWith("[");
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && isHost && !url.username && !url.password ? url : null;
}
