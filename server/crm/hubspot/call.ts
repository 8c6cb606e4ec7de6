import type { CallbackData } from "@/core/crm/message";
import { whoOf } from "./deal";
import { hangOn } from "./hang-on";
import { type HangsOn, type Job, OWNER } from "./records";

/** HubSpot's own call outcomes; accounts can add others, these are in all. */
const DISPOSITIONS = {
  connected: "f240bbac-87c9-4f6e-bf70-924b57d47db7",
  busy: "9d9162e7-6cf3-4944-bf63-4dff82258764",
  noAnswer: "73a0d17f-1163-4015-bdd5-ec830791da20",
};

/** Logs the call to the customer, once it is over. HubSpot's id; null where the customer was not called. */
export async function writeCall(job: Job, hangsOn: HangsOn): Promise<string | null> {
  const { settings, message, words } = job;
  const { data } = message;
  const dialled = dialledAttempt(data);
  if (!dialled || data.finishedAt === null) return null;
  const owner = data.operator ? settings.owners[data.operator.id] : undefined;
  return hangOn(job, {
    kind: "call",
    hangsOn,
    properties: {
      hs_timestamp: dialled.startedAt,
      hs_call_title: words.callTitle(whoOf(job)),
      hs_call_direction: "OUTBOUND",
      hs_call_duration: String(data.talkSeconds * 1000),
      hs_call_to_number: data.phone,
      ...(data.callerId && { hs_call_from_number: data.callerId }),
      ...outcomeOf(dialled),
      ...(data.recordingUrl && { hs_call_recording_url: data.recordingUrl }),
      ...(owner && { [OWNER]: owner }),
    },
    optional: [OWNER],
    // What was said of a call that is over does not change.
    refresh: async () => true,
  });
}

type Attempt = CallbackData["attempts"][number];

/** The last attempt in which the customer's phone rang, as core/call/call.ts: CallResult says. */
const dialledAttempt = ({ attempts }: CallbackData): Attempt | undefined =>
  attempts.findLast(({ result }) =>
    ["conversation", "customer-unreached", "customer-left"].includes(result ?? ""),
  );

function outcomeOf({
  result,
  cause,
}: Attempt): Record<"hs_call_status", string> & { hs_call_disposition?: string } {
  if (result === "conversation")
    return { hs_call_status: "COMPLETED", hs_call_disposition: DISPOSITIONS.connected };
  if (result === "customer-left") return { hs_call_status: "CANCELED" };
  if (cause === "busy") return { hs_call_status: "BUSY", hs_call_disposition: DISPOSITIONS.busy };
  return { hs_call_status: "NO_ANSWER", hs_call_disposition: DISPOSITIONS.noAnswer };
}
