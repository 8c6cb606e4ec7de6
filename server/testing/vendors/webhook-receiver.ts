import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Answering, FakeVendor } from "../../crm/contract-suite";

interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks on this machine, which answers as it is told and keeps one record an id. */
export async function webhookReceiver(): Promise<FakeVendor & { url: string; requests: Received[] }> {
  const requests: Received[] = [];
  const records = new Map<string, string>();
  let answering: Answering = { status: 200 };

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      requests.push({ headers: request.headers, body });
      if (answering === "cut") return void request.socket.destroy();
      if (answering === "silence") return;
      if (answering.status < 300) records.set(String(request.headers["webhook-id"]), body);
      response.writeHead(answering.status, answering.headers).end(answering.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/a-secret-path`,
    requests,
    answerWith: (next) => {
      answering = next;
    },
    records: () => [...records.values()].map((body) => JSON.parse(body)),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
