import { deskSchema } from "@/core/phones-contract/desk";
import { type TextTrouble, textContract } from "@/server/messaging/contract-suite";
import { startCarrier } from "./carrier";
import { simulatorTexts } from "./texts";

const SECRET = "a-secret-of-the-tests";
const STATUS: Record<Exclude<TextTrouble, "lost">, number> = {
  unauthorized: 401,
  "rate-limited": 429,
  unavailable: 503,
};

textContract("simulator", async () => {
  const carrier = await startCarrier({
    port: 0,
    secret: SECRET,
    webhookUrl: "http://127.0.0.1:9/",
    speed: 1,
    fetch,
    random: Math.random,
  });
  const url = `http://127.0.0.1:${carrier.port}`;
  const texts = (through: typeof fetch) => simulatorTexts({ url, secret: SECRET, fetch: through });
  return {
    sending: texts(fetch),
    from: "Shop",
    nobody: "+12025550034",
    async received(number) {
      const response = await fetch(`${url}/phones`, { headers: { authorization: `Bearer ${SECRET}` } });
      const { phones } = deskSchema.parse(await response.json());
      const lying = phones.find((phone) => phone.number === number)?.texts ?? [];
      return lying.map(({ from, text }) => ({ from, text }));
    },
    under: (trouble) =>
      texts(async (...request) => {
        if (trouble !== "lost") return new Response("", { status: STATUS[trouble] });
        await fetch(...request);
        throw new TypeError("fetch failed");
      }),
    close: () => carrier.close(),
  };
});
