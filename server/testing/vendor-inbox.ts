import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { receiveEvents } from "../engine/receive-events";

/**
 * Our public address, as far as telephony providers need it: the webhooks of accounts. To be started before anything
 * reads the environment.
 */
export async function startVendorInbox() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? "";
    const [, provider = "", key = null] = /^\/api\/webhooks\/telephony\/([^/]+)\/([^/?]+)/.exec(path) ?? [];
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = Buffer.concat(chunks).toString("utf8");
    const answer = await receiveEvents(provider, { method: "POST", path, headers, body }, key);
    response.writeHead(answer.status, { "content-type": answer.contentType ?? "text/plain" });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.PUBLIC_URL = url;
  return {
    url,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
