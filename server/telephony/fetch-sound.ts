import { ProviderError } from "../platform/provider-error";
import type { RecordedSound } from "./port";

/** Until the answer begins; the sound comes as fast as it is listened to. */
const TIMEOUT_MS = 10_000;

interface SoundRequest {
  fetch: typeof fetch;
  /** Who keeps it, as people know them. */
  vendor: string;
  url: URL;
  authorization: string;
}

/**
 * The sound of a talk from where a provider keeps it. A provider may send us on to its store: `fetch` takes no
 * credentials to another host. @throws ProviderError rejected where it is not there (any more)
 */
export async function fetchSound({
  fetch,
  vendor,
  url,
  authorization,
}: SoundRequest): Promise<RecordedSound> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  const response = await fetch(url, {
    headers: { authorization },
    cache: "no-store",
    signal: patience.signal,
  })
    .catch((cause: unknown) => {
      throw new ProviderError("unavailable", `${vendor} cannot be reached.`, { cause });
    })
    .finally(() => clearTimeout(timer));
  if (response.ok && response.body)
    return { contentType: response.headers.get("content-type") ?? "audio/mpeg", sound: response.body };
  await response.body?.cancel();
  throw refusal(vendor, response.status);
}

/** Addresses of sounds end in 403 or 404 where the sound was deleted, by the vendor. */
export const noSuchSound = (vendor: string, code = "404"): ProviderError =>
  new ProviderError("rejected", `${vendor} has no such recording.`, { code });

function refusal(vendor: string, status: number): ProviderError {
  const code = String(status);
  if (status === 401)
    return new ProviderError("unauthorized", `${vendor} does not take our credentials.`, { code });
  return status < 500
    ? noSuchSound(vendor, code)
    : new ProviderError("unavailable", `${vendor} answered ${status} instead of a recording.`, { code });
}
