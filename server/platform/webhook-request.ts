/** A request in which a provider tells something, as far as a signature may cover it. */
export interface WebhookRequest {
  method: string;
  /** As the provider wrote it, with our public address: signatures may cover it. */
  url: string;
  headers: Record<string, string>;
  /** The raw body, before any parsing: signatures cover bytes. */
  body: string;
}
