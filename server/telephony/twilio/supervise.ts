import type { SupervisionMode } from "@/core/supervision/supervision";
import { ProviderError } from "@/server/platform/provider-error";
import type { Supervise } from "../port";
import { ask, type TwilioClient, understood } from "./client";
import type { Orders } from "./orders";
import { roomOf } from "./room";
import { conferenceSchema, participantSchema } from "./schema";
import type { Instructions, Participation } from "./twiml";

interface SupervisingParts {
  client: TwilioClient;
  instructions: Instructions;
  orders: Orders;
}

/** @see TelephonyProvider.supervise. The manager enters the conference of the two, and is changed there afterwards. */
export function createSupervising({ client, instructions, orders }: SupervisingParts) {
  return ({ legId, operatorLegId, customerLegId, mode }: Supervise): Promise<void> =>
    orders.once(`supervise:${legId}:${mode}`, async () => {
      const [manager, operator, customer] = await Promise.all(
        [legId, operatorLegId, customerLegId].map(orders.locate),
      );
      const name = roomOf([operatorLegId, customerLegId]);
      const room = await findRoom(name);
      if (!manager || !operator || !customer || !room?.inside.has(operator) || !room.inside.has(customer))
        throw new ProviderError("rejected", "The two do not talk with each other.");
      const how = participation(mode, operator);
      if (!room.inside.has(manager)) return orders.instruct(legId, instructions.follow(name, how));
      const { muted, coach } = how;
      const coaching = coach === null ? { coaching: false } : { coaching: true, callSidToCoach: coach };
      await ask(() =>
        client
          .conferences(room.sid)
          .participants(manager)
          .update({ muted, ...coaching }),
      );
    });

  /** The conference that goes on under a name, and whose calls are in it. */
  async function findRoom(friendlyName: string): Promise<{ sid: string; inside: Set<string> } | null> {
    const [found] = await ask(() =>
      client.conferences.list({ friendlyName, status: "in-progress", limit: 1 }),
    );
    if (!found) return null;
    const { sid } = understood(conferenceSchema, found);
    const participants = await ask(() => client.conferences(sid).participants.list());
    const inside = participants.map((one) => understood(participantSchema, one).callSid);
    return { sid, inside: new Set(inside) };
  }
}

const participation = (mode: SupervisionMode, operator: string): Participation => ({
  muted: mode === "listen",
  coach: mode === "whisper" ? operator : null,
});
