const BASE = "http://here.invalid";

/**
 * Where to go after signing in: a path of ours, "/" for anything else. A link to the sign-in page must not be able to
 * send people elsewhere; browsers read "//host", "/\host" and tabs inside as other sites.
 */
export function returnPath(wanted: string | string[] | undefined, origin = BASE): string {
  if (typeof wanted !== "string" || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  if (url.origin !== origin) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  const isLoop = url.pathname === "/sign-in" || url.pathname === "/set-up";
  return isLoop || path.startsWith("//") || path.startsWith("/\\") ? "/" : path;
}
