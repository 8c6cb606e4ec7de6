import { Webhook } from "standardwebhooks";
import { type HttpAnswer, NoAnswer, sendHttp } from "../../platform/http";
import {
  ANSWER_LIMIT,
  type Answer,
  type Connector,
  type ConnectorDefinition,
  HandoverError,
  type Network,
  type PlainParts,
} from "../port";
import { type SigningSecret, signingSecretSchema } from "../signing-secret";
import { manifest } from "./manifest";
import { settingsSchema } from "./schema";

const DAY_MS = 24 * 3_600_000;

/** Messages as Standard Webhooks (https://www.standardwebhooks.com): any receiver can check them with a library. */
export const webhook = {
  manifest,
  readSettings: (settings, network) => settingsSchema(network).parse(settings),
  create: (parts: PlainParts): Connector => {
    const credentials = signingSecretSchema.parse(parts.credentials);
    const settings = settingsSchema(parts.network).safeParse(parts.settings);
    return {
      deliver: async (message, { key }) => {
        // Saved while addresses of one's own network were allowed, or by a later version.
        if (!settings.success)
          throw new HandoverError("rejected", "The address of this connection is not allowed here.");
        const body = JSON.stringify(message);
        const headers = signed(credentials, { key, body, now: parts.clock.now() });
        return judge(await post(settings.data.url, body, headers, parts.network), parts.clock.now());
      },
    };
  },
} satisfies ConnectorDefinition;

function signed(
  credentials: SigningSecret,
  { key, body, now }: { key: string; body: string; now: number },
): Record<string, string> {
  const at = new Date(now);
  const signatures = secretsOf(credentials, now).map((secret) => new Webhook(secret).sign(key, at, body));
  return {
    "webhook-id": key,
    "webhook-timestamp": String(Math.floor(now / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}

const secretsOf = ({ secret, previous }: SigningSecret, now: number): string[] =>
  previous && previous.until > now ? [secret, previous.secret] : [secret];

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  network: Network,
): Promise<HttpAnswer> {
  try {
    return await sendHttp({
      method: "POST",
      url,
      body,
      headers: { ...headers, "content-type": "application/json", "user-agent": "Perezvon-Webhooks/1" },
      timeoutMs: network.timeoutMs,
      answerLimit: ANSWER_LIMIT,
      allowPrivateAddresses: network.allowPrivateAddresses,
    });
  } catch (error) {
    throw error instanceof NoAnswer ? unanswered(error) : error;
  }
}

function unanswered(error: NoAnswer): HandoverError {
  const code = error.code ?? error.reason;
  if (error.reason === "private-address")
    return new HandoverError(
      "rejected",
      "The address leads into a private network, where messages are not sent.",
      {
        code,
      },
    );
  const texts = {
    timeout: "The receiver did not answer in time.",
    cut: "The connection broke before the receiver answered.",
    unreachable: "The receiver could not be reached.",
  };
  return new HandoverError("unavailable", texts[error.reason], { code, cause: error });
}

/** @throws HandoverError for every status but 2xx */
function judge({ status, headers, body }: HttpAnswer, now: number): Answer {
  const answer = { status, body };
  if (status >= 200 && status < 300) return answer;
  const code = String(status);
  if (status === 401 || status === 403)
    throw new HandoverError("unauthorized", `The receiver refused our signature (${code}).`, {
      answer,
      code,
    });
  if (status === 410)
    throw new HandoverError("rejected", "The receiver wants no more messages (410).", {
      answer,
      code,
      wantsNoMore: true,
    });
  if (status >= 300 && status < 400)
    throw new HandoverError("rejected", `The receiver points elsewhere (${code}). Enter the final address.`, {
      answer,
      code,
    });
  const retryAfterMs = readRetryAfter(headers["retry-after"], now);
  if (status === 429)
    throw new HandoverError("rate-limited", "The receiver asks for fewer messages at a time (429).", {
      answer,
      code,
      retryAfterMs,
    });
  // 408 and 425 are the only client errors that promise another outcome later.
  if (status >= 500 || status === 408 || status === 425)
    throw new HandoverError("unavailable", `The receiver is in trouble (${code}).`, {
      answer,
      code,
      retryAfterMs,
    });
  if (status >= 400)
    throw new HandoverError("rejected", `The receiver refused the message (${code}).`, { answer, code });
  throw new HandoverError("protocol", `The receiver answered ${code}, which is no answer.`, { answer, code });
}

/** Seconds or an HTTP date, as milliseconds from now; no more than a day. */
function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), DAY_MS);
}
