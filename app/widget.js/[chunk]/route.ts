import { serveWidgetFile } from "../serve-widget-file";

interface Context {
  params: Promise<{ chunk: string }>;
}

/** The chunks behind the loader. Their names carry a hash of what is in them, so they never change. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return serveWidgetFile((await params).chunk, "public, max-age=31536000, immutable");
}
