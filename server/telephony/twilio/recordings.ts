import { fetchSound, noSuchSound } from "../fetch-sound";
import type { RecordedSound } from "../port";
import type { ClientOptions } from "./client";
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
