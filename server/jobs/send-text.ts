import type { Inngest } from "inngest";
import { z } from "zod";
import { tellTextSettled } from "../engine/tell-text-settled";
import { systemClock } from "../platform/clock";
import { TEXT_DUE } from "../text-messages/announce-text";
import { sendText } from "../text-messages/send-text";

const data = z.object({ messageId: z.string() });
/** More than the plan of retries has tries (server/text-messages/plan-retry.ts). */
const MAX_LOOKS = 20;

/** Sends one text message, and again where its provider is in trouble; then tells the callback's routing. */
export const sendTextMessage = (client: Inngest) =>
  client.createFunction(
    { id: "send-text", triggers: [{ event: TEXT_DUE }], retries: 5, concurrency: { limit: 10 } },
    async ({ event, step }) => {
      const { messageId } = data.parse(event.data);
      for (let i = 1; i <= MAX_LOOKS; i++) {
        const result = await step.run(`try ${i}`, () => sendText(messageId, systemClock));
        if (result.state !== "retrying") break;
        await step.sleepUntil(`wait ${i}`, new Date(result.nextTryAt));
      }
      await step.run("tell", () => tellTextSettled(messageId, systemClock));
    },
  );
