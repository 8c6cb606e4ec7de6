import { db } from "../../platform/db";
import { isAllowedOrigin } from "../origins";

const MINUTE_MS = 60_000;

/**
 * Remembers that a page of the site asked for its config, at most once a minute. Pages elsewhere that borrowed the key
 * do not count: the owner wants to know whether the widget is on the site.
 * @param page the Referer, or only an Origin where the page sends no more; null where the browser sends neither
 */
export async function recordSeen(siteKey: string, page: string | null, now: number): Promise<void> {
  if (!page || !URL.canParse(page)) return;
  const url = new URL(page);
  const site = await db().site.findUnique({
    where: { key: siteKey },
    select: { id: true, allowedOrigins: true },
  });
  if (!site || !isAllowedOrigin(site.allowedOrigins, url.origin)) return;
  await db().site.updateMany({
    where: {
      id: site.id,
      OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: new Date(now - MINUTE_MS) } }],
    },
    // Queries of urls may carry what visitors typed: the page is enough.
    data: { lastSeenAt: new Date(now), lastSeenPage: `${url.origin}${url.pathname}`.slice(0, 500) },
  });
}
