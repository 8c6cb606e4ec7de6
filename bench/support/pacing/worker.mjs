// A process of the engine, to be killed: looks at teams, takes requests and the phone network's events over HTTP. Says
// its port to its parent.
import { createServer } from "node:http";
import { loadServer } from "../load-module.mjs";

const engine = await loadServer(
  "server/callbacks/intake/request-callback.ts",
  "server/engine/engine.ts",
  "server/engine/follow-up.ts",
  "server/engine/receive-events.ts",
);
await engine.startEngine({ alone: false });
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const { url: path = "/", method = "", headers } = request;
  const answer =
    path === "/ask" ? await ask(JSON.parse(body)) : await receive({ path, method, headers, body });
  response.writeHead(answer.status).end(answer.body ?? "");
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));

const receive = (event) => engine.receiveEvents("simulator", event, null);

async function ask(intake) {
  const accepted = await engine.requestCallback({ ...intake, clock: { now: Date.now } });
  void engine.followUp(accepted.followUps);
  return { status: 202, body: JSON.stringify({ id: accepted.id }) };
}
