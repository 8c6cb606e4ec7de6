import { fetchSound, noSuchSound } from "../fetch-sound";
import type { RecordedSound } from "../port";
import { ask, type ClientOptions, isGone, type TwilioClient } from "./client";
import { recordingSid } from "./schema";

/** The sound of a talk, as MP3, by Twilio's id of the recording: Twilio's own client knows no sounds. @throws ProviderError */
export async function readRecording(
  { accountSid, authToken, fetch, apiBase = "https://api.twilio.com" }: ClientOptions,
  reference: string,
): Promise<RecordedSound> {
  if (!recordingSid.safeParse(reference).success) throw noSuchSound("Twilio");
  const url = new URL(`/2010-04-01/Accounts/${accountSid}/Recordings/${reference}.mp3`, apiBase);
  return fetchSound({
    fetch,
    vendor: "Twilio",
    url,
    authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
  });
}

/** Twilio removes the sound at once, and a note of the recording's length stays for 40 days. @throws ProviderError */
export async function eraseRecording(client: TwilioClient, reference: string): Promise<void> {
  // Whoever names no recording of Twilio's names none that is there.
  if (!recordingSid.safeParse(reference).success) return;
  await ask(() => client.recordings(reference).remove()).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
