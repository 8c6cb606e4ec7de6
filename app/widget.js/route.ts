import { serveWidgetFile } from "./serve-widget-file";

/** The loader: the one address that customers' pages hold, so it must stay fresh. */
export function GET(): Promise<Response> {
  return serveWidgetFile("loader.js", "public, max-age=300, stale-while-revalidate=86400");
}
