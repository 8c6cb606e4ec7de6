import { createTransport } from "nodemailer";
import { ProviderError } from "../platform/provider-error";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same id for every try: a mail that arrives twice is shown once by most readers. */
  messageId: string;
}

/** Hands one mail over. @throws ProviderError: `rejected` is final, every other kind may be tried again. */
export type Mailer = (mail: Mail) => Promise<void>;

/**
 * A mailer over SMTP. The sender is the url's `from`, else its user where that is an address, else no-reply at the
 * installation's own host: smtps://user:password@mail.example?from=calls@example.com
 */
export function smtpMailer(smtpUrl: string, publicUrl: string): Mailer {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get("from") ?? senderOf(url, publicUrl);
  url.searchParams.delete("from");
  const transport = createTransport({
    url: url.href,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
  });
  return async (mail) => {
    try {
      await transport.sendMail({ from: { name: "Perezvon", address: from }, ...mail });
    } catch (error) {
      throw asProviderError(error);
    }
  };
}

function senderOf(url: URL, publicUrl: string): string {
  const user = decodeURIComponent(url.username);
  return user.includes("@") ? user : `no-reply@${new URL(publicUrl).hostname}`;
}

/** nodemailer's errors carry a `code` of its own and, where the server answered, its `responseCode`. */
function asProviderError(error: unknown): ProviderError {
  const { code, responseCode, message } = Object(error);
  const text = typeof message === "string" ? message : String(error);
  const options = { cause: error, code: String(responseCode ?? code ?? "") };
  if (code === "EAUTH") return new ProviderError("unauthorized", text, options);
  if (typeof responseCode === "number" && responseCode >= 500)
    return new ProviderError("rejected", text, options);
  return new ProviderError("unavailable", text, options);
}
