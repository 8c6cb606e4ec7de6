import type { TimelineFact } from "@/core/callback/timeline";
import { advanceBy } from "../callbacks/routing/advance-callback";
import type { TextMessage } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { failureOf, saidIn, settledNews } from "../text-messages/text-news";
import { followUp } from "./follow-up";

/**
 * Tells the story and the routing of a callback, and its connections, what became of a text message, once each, and
 * follows up. Whoever was interrupted calls it again.
 */
export async function tellTextSettled(messageId: string, clock: Clock): Promise<void> {
  const message = await db().textMessage.findUnique({ where: { id: messageId } });
  if (!message || message.status === "waiting" || message.toldAt !== null) return;
  const { callbackId } = message;
  if (callbackId !== null && !(await isTold(message)))
    await followUp(
      await advanceBy(callbackId, clock.now(), ({ routingState: { pending } }) => ({
        // Where the callback has gone on without it, its story tells all the same.
        signals:
          pending?.kind === "message" && pending.key === message.waitKey
            ? [
                {
                  type: "message-settled",
                  at: clock.now(),
                  key: pending.key,
                  isSent: message.status !== "failed",
                },
              ]
            : [],
        told: [],
        facts: factsOf(message),
        texts: [settledNews(message)],
      })),
    );
  await db().textMessage.update({ where: { id: messageId }, data: { toldAt: new Date(clock.now()) } });
}

/** The story's line was written, and with it whatever followed. */
async function isTold({ id, callbackId }: TextMessage): Promise<boolean> {
  const told = await db().timelineEntry.count({
    where: { callbackId: callbackId ?? "", fact: { path: ["message"], equals: id } },
  });
  return told > 0;
}

function factsOf(message: TextMessage): TimelineFact[] {
  const { id, status, detail, parts } = message;
  const said = { message: id, text: saidIn(message) };
  if (status === "failed")
    return [{ kind: "text-not-sent", ...said, because: failureOf(message), ...(detail ? { detail } : {}) }];
  const sent: TimelineFact = { kind: "text-sent", ...said, parts };
  return status === "delivered" ? [sent, { kind: "text-delivered", message: id }] : [sent];
}
