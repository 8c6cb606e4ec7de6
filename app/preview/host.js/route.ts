import { serveWidgetFile } from "../../widget.js/serve-widget-file";

/** The script of the preview's page. Its name stays, so it is asked for each time. */
export const GET = (): Promise<Response> => serveWidgetFile("preview.js", "no-cache");
