/**
 * Where it is kept how this visit began, while that lasts: by the time somebody asks, the page is often another one.
 * The page, what it was reached from, and what that is called where display rules have asked; parted by spaces, of which
 * an address has none.
 */
export const ARRIVAL = "arrival";

/** What this page knows of it by itself; "" where an earlier page of the site led here. */
export const thisArrival = (): string =>
  document.referrer.startsWith(location.origin) ? "" : `${location.href} ${document.referrer}`;
