import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, describe, expect, it } from "vitest";
import { listen } from "@/server/testing/vendors/twilio/twilio-rig";
import { type TextTrouble, textContract } from "../contract-suite";
import { createHttpGateway } from "./adapter";
import { type GatewaySettings, gatewaySettingsSchema } from "./schema";

const STATUS: Record<Exclude<TextTrouble, "lost">, number> = {
  unauthorized: 403,
  "rate-limited": 429,
  unavailable: 503,
};
const SECRET = "k3y&=+";

interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A gateway on this machine that takes what it is told, or answers as the path wants. */
async function fakeGateway() {
  const asked: Asked[] = [];
  const server = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") });
      const wanted = /^\/(\w+)/.exec(url)?.[1];
      if (wanted === "lost") return void request.socket.destroy();
      const status = Number(wanted) || 200;
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        status < 300 && wanted !== "refuses" ? '{"messages":[{"id":7}]}' : `{"error":"bad ${SECRET}"}`,
      );
    }),
  );
  return { asked, ...server };
}

const settings = (url: string, change: Partial<GatewaySettings> = {}): GatewaySettings => ({
  url,
  method: "POST",
  format: "json",
  headers: "Authorization: Bearer {secret}",
  body: '{"to": "{to}", "from": "{from}", "text": "{text}"}',
  idPath: "messages.0.id",
  secret: SECRET,
  ...change,
});
const gateway = (url: string, change?: Partial<GatewaySettings>) =>
  createHttpGateway({ ...settings(url, change), allowPrivateAddresses: true });

textContract("http-gateway", async () => {
  const fake = await fakeGateway();
  return {
    sending: gateway(`${fake.url}/send`),
    from: "Shop",
    nobody: null,
    received: async (number) =>
      fake.asked
        .map(({ body }) => JSON.parse(body))
        .filter(({ to }) => to === number)
        .map(({ from, text }) => ({ from, text })),
    under: (trouble) => gateway(`${fake.url}/${trouble === "lost" ? trouble : STATUS[trouble]}`),
    close: fake.close,
  };
});

describe("a gateway of one's own", async () => {
  const fake = await fakeGateway();
  afterAll(fake.close);
  const order = { key: "m 1", to: "+4915112345678", from: null, text: "Привет & до связи" };

  it("is asked by its address alone, where it wants that", async () => {
    const url = `${fake.url}/get?to={digits}&text={text}&key={secret}&id={key}`;
    const taken = await gateway(url, { method: "GET", body: "", headers: "" }).send(order);
    expect(taken).toEqual({ reference: "7", isDelivered: false });
    const { method, url: path } = fake.asked.at(-1) ?? { method: "", url: "" };
    expect(method).toBe("GET");
    expect(Object.fromEntries(new URL(path, fake.url).searchParams)).toEqual({
      to: "4915112345678",
      text: order.text,
      key: SECRET,
      id: "m 1",
    });
  });
  it("is sent a form", async () => {
    await gateway(`${fake.url}/form`, { format: "form", body: "phone={to}&msg={text}" }).send(order);
    const { headers, body } = fake.asked.at(-1) ?? { headers: {}, body: "" };
    expect(headers).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Bearer ${SECRET}`,
    });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ phone: order.to, msg: order.text });
  });
  it("has refused where its answer has no id, and its words carry no secret", async () => {
    const error = await gateway(`${fake.url}/refuses`)
      .send(order)
      .catch((refused: unknown) => refused);
    expect(error).toMatchObject({ kind: "rejected", message: expect.stringContaining("bad …") });
    expect(String(error)).not.toContain(SECRET);
  });
  it("cannot lead into one's own network unless that is allowed", async () => {
    const closed = createHttpGateway({ ...settings(`${fake.url}/send`), allowPrivateAddresses: false });
    await expect(closed.send(order)).rejects.toMatchObject({ kind: "rejected", code: "private-address" });
  });
  it.each([
    [{ url: "http://sms.example/send" }, "https-only"],
    [{ url: "https://{to}.example/send" }, "variables-in-query"],
    [{ url: "https://user:pass@sms.example/" }, "url-with-password"],
    [{ headers: "no colon" }, "header-line"],
    [{ headers: "X-Shop: Ромашка" }, "header-letters"],
    [{ body: "{}" }, "no-text"],
    [{ idPath: "a..b" }, "path"],
  ])("%o is refused", (change, problem) => {
    const read = gatewaySettingsSchema({ allowPrivateAddresses: false }).safeParse(
      settings("https://sms.example/send", change),
    );
    expect(read.error?.issues.map(({ message }) => message)).toContain(problem);
  });
});
