import { readerSource } from "./source";

/** The page: read when asked, never kept. */
export const pageFacts = readerSource({
  url: () => location.href.split("#")[0],
  path: () => location.pathname,
  title: () => document.title,
  language: () => document.documentElement.lang || navigator.language,
  query: (name) => new URLSearchParams(location.search).get(name) ?? undefined,
  cookie: readCookie,
  "screen-width": () => window.innerWidth,
});

/** Sandboxed frames may not look at cookies, and a cookie may be badly encoded: then it is not known. */
function readCookie(name: string): string | undefined {
  try {
    const cookie = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
    return cookie && decodeURIComponent(cookie.slice(name.length + 1));
  } catch {
    return undefined;
  }
}
