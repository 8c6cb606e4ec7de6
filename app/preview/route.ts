import { PREVIEW_PAGE, PREVIEW_POLICY } from "@/core/widget-contract/preview-page";

/** The page inside of the editor's preview, for anybody: it holds nothing. */
export const GET = (): Response =>
  new Response(PREVIEW_PAGE, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": PREVIEW_POLICY,
      "cache-control": "public, max-age=300",
      "x-robots-tag": "noindex",
    },
  });
