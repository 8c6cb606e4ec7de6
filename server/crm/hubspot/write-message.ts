import { CRM_WORDS } from "@/core/crm/crm-words";
import type { CrmSettings } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import type { Answer } from "../port";
import { writeCall } from "./call";
import { writeContact } from "./contact";
import { writeDeal } from "./deal";
import { writeNote } from "./note";
import type { Desk } from "./records";

/** Writes one message to HubSpot: its contact, then what hangs on the contact. Again is the same again. */
export async function writeMessage(
  desk: Desk,
  settings: CrmSettings,
  message: CallbackMessage,
): Promise<Answer> {
  const job = { desk, settings, message, words: CRM_WORDS[settings.language] };
  const contact = await writeContact(job);
  const deal = settings.deal ? await writeDeal(job, settings.deal, contact.remoteId) : null;
  const on = { contact: contact.remoteId, deal };
  const call = settings.call ? await writeCall(job, on) : null;
  const note = settings.note ? await writeNote(job, on) : null;
  return {
    status: 200,
    body: JSON.stringify({
      contact: contact.remoteId,
      deal,
      call,
      note,
      ...(desk.refused.size > 0 && { refusedFields: [...desk.refused] }),
    }),
    contact: { id: contact.remoteId, ownerId: contact.ownerId },
    ...(contact.url !== null && { record: { url: contact.url } }),
  };
}
