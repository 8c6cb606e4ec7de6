import { fetchSound, noSuchSound } from "../fetch-sound";
import type { RecordedSound } from "../port";
import type { VoximplantOptions } from "./adapter";
import type { ManagementApi } from "./management-api";

/**
 * The sound of a talk, as MP3, from the address that the session told. Only Voximplant's own storage is asked: with our
 * token whoever gets it can do all that the service account may, for a minute. @throws ProviderError
 */
export async function readRecording(
  api: ManagementApi,
  { fetch, apiBase }: Pick<VoximplantOptions, "fetch" | "apiBase">,
  reference: string,
): Promise<RecordedSound> {
  const url = URL.canParse(reference) ? new URL(reference) : null;
  if (!url || !(isVoximplants(url) || url.origin === apiBase)) throw noSuchSound("Voximplant");
  return fetchSound({ fetch, vendor: "Voximplant", url, authorization: `Bearer ${await api.bearer()}` });
}

const isVoximplants = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" && hostname.endsWith(".voximplant.com");
