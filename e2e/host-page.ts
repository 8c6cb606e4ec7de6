import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HostPage {
  url: string;
  close(): Promise<void>;
}

/** A customer's website of one page with our snippet on it, on an origin of its own. */
export async function openHostPage(snippet: string): Promise<HostPage> {
  const html = `<!doctype html><html lang="en"><head><title>Trail boots – Outlet</title></head>
<body><h1>Trail boots</h1>${snippet}</body></html>`;
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
