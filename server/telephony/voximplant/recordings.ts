import { ProviderError } from "@/server/platform/provider-error";
import { fetchSound, noSuchSound } from "../fetch-sound";
import type { RecordedSound } from "../port";
import type { ManagementApi, Tools } from "./management-api";
import { deletedSchema } from "./schema";

type Storage = Pick<Tools, "fetch" | "apiBase">;

/**
 * The sound of a talk, as MP3, from the address that the session told. Only Voximplant's own storage is asked: with our
 * token whoever gets it can do all that the service account may, for a minute. @throws ProviderError
 */
export async function readRecording(
  api: ManagementApi,
  { fetch, apiBase }: Storage,
  reference: string,
): Promise<RecordedSound> {
  const url = addressIn(reference, apiBase);
  if (!url) throw noSuchSound("Voximplant");
  return fetchSound({ fetch, vendor: "Voximplant", url, authorization: `Bearer ${await api.bearer()}` });
}

/**
 * By the address, too. No document tells by which code Voximplant says that there is no such recording (any more):
 * where it refuses, we look whether the sound is there. @throws ProviderError
 */
export async function eraseRecording(api: ManagementApi, storage: Storage, reference: string): Promise<void> {
  if (!addressIn(reference, storage.apiBase)) return;
  await api.ask("DeleteRecord", { record_url: reference }, deletedSchema).catch(async (error: unknown) => {
    const isRefused = error instanceof ProviderError && error.kind === "rejected";
    if (!isRefused || (await isThere(api, storage, reference))) throw error;
  });
}

async function isThere(...where: Parameters<typeof readRecording>): Promise<boolean> {
  try {
    const { sound } = await readRecording(...where);
    await sound.cancel();
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "rejected") return false;
    throw error;
  }
}

/** null: it is kept by somebody else, or nowhere. */
function addressIn(reference: string, apiBase: string | undefined): URL | null {
  const url = URL.canParse(reference) ? new URL(reference) : null;
  return url && (isVoximplants(url) || url.origin === apiBase) ? url : null;
}

const isVoximplants = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" && hostname.endsWith(".voximplant.com");
