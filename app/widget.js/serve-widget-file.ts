import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(process.cwd(), "public/widget");
const FILE_NAME = /^[a-z]+(-[a-z]+)*(-[A-Z0-9]{8})?\.js$/;

/**
 * A built file of the widget, to any page of the world. Read at each request: the widget may be built again while the
 * server runs, and what `next start` serves from public/ is fixed when it starts. Compressing is left to the server:
 * Next takes a Content-Encoding of ours away.
 */
export async function serveWidgetFile(name: string, caching: string): Promise<Response> {
  if (!FILE_NAME.test(name)) return new Response("There is no such file.", { status: 404 });
  const body = await readBuilt(name);
  if (!body) {
    const reason = "This file of the widget is not built. Build it with: node widget/build.mjs";
    return new Response(reason, { status: name === "loader.js" ? 503 : 404 });
  }
  return new Response(body, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": caching,
      // Pages of other origins fetch it as a module, and some of them embed only what says that it may be.
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** @throws whatever reading throws, except that the file is not there: then undefined. */
async function readBuilt(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(join(FOLDER, name)));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
