import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface HostServer {
  url: string;
  close(): Promise<void>;
}

const FIXTURES = join(import.meta.dirname, "../fixtures");
const NONCE = "bm9uY2Utb2YtdGhlLXBhZ2U=";

/** Serves widget/fixtures to the browser from an origin of its own, with the snippet pointing at the API under test. */
export async function startHostServer(apiUrl: string): Promise<HostServer> {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? "/", "http://host").pathname.slice(1);
    try {
      const html = await readFile(join(FIXTURES, name), "utf8");
      // Nothing but the nonce: no hosts for scripts, no inline styles, no eval, no writing of HTML.
      const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; connect-src ${apiUrl}; require-trusted-types-for 'script'`;
      if (name.endsWith("strict-csp.html")) response.setHeader("Content-Security-Policy", policy);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(html.replaceAll("{{API}}", apiUrl).replaceAll("{{NONCE}}", NONCE));
    } catch {
      response.writeHead(404).end("There is no such fixture.");
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
