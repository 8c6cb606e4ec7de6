import { type HttpAnswer, NoAnswer, sendHttp } from "@/server/platform/http";
import { ProviderError } from "@/server/platform/provider-error";
import type { TextOrder, TextSending } from "../port";
import { type GATEWAY_VARIABLES, type GatewaySettings, linesOf } from "./schema";

export interface GatewayOptions extends GatewaySettings {
  /** Lets requests go to loopback and private addresses. */
  allowPrivateAddresses: boolean;
}

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT = 16_384;
const CONTENT_TYPES = { json: "application/json", form: "application/x-www-form-urlencoded" };

/** Any provider with a request for one message: its address, headers and body are templates. */
export function createHttpGateway(options: GatewayOptions): TextSending {
  // A gateway that is told our key may know a message again; that it does it has not promised.
  return {
    isIdempotent: false,
    async send(order) {
      const answer = await ask(options, order);
      // What it echoes is shown to people.
      const body = options.secret === "" ? answer.body : answer.body.replaceAll(options.secret, "…");
      return { reference: readId(judge({ ...answer, body }), options.idPath), isDelivered: false };
    },
  };
}

type Values = Record<(typeof GATEWAY_VARIABLES)[number], string>;

function ask(options: GatewayOptions, order: TextOrder): Promise<HttpAnswer> {
  const { method, format, allowPrivateAddresses } = options;
  const values: Values = {
    to: order.to,
    digits: order.to.replace(/\D/g, ""),
    text: order.text,
    from: order.from ?? "",
    key: order.key,
    secret: options.secret,
  };
  const inBody = format === "json" ? asJson : encodeURIComponent;
  return sendHttp({
    method,
    url: put(options.url, values, encodeURIComponent),
    body: method === "POST" ? put(options.body, values, inBody) : "",
    headers: {
      "user-agent": "Perezvon-Texts/1",
      ...(method === "POST" ? { "content-type": CONTENT_TYPES[format] } : {}),
      ...headersOf(put(options.headers, values, asHeader)),
    },
    timeoutMs: TIMEOUT_MS,
    answerLimit: ANSWER_LIMIT,
    allowPrivateAddresses,
  }).catch((error: unknown) => {
    throw error instanceof NoAnswer ? unanswered(error) : error;
  });
}

const put = (template: string, values: Values, written: (value: string) => string): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? written(values[name as keyof Values]) : whole,
  );

/** As it stands between the quotes of a JSON text. */
const asJson = (value: string): string => JSON.stringify(value).slice(1, -1);

/** A line of its own would be another header, and what is beyond Latin-1 none at all. */
const asHeader = (value: string): string => value.replace(/[^\x20-\x7e\xa0-\xff]/g, " ");

const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );

function unanswered(error: NoAnswer): ProviderError {
  const code = error.code ?? error.reason;
  if (error.reason === "private-address")
    return new ProviderError("rejected", "The gateway's address leads into a private network.", { code });
  return error.reason === "unreachable"
    ? new ProviderError("unavailable", "The gateway could not be reached.", { code, cause: error })
    : new ProviderError(
        "protocol",
        "The gateway's answer was lost: whether it took the message is not known.",
        {
          code,
          cause: error,
        },
      );
}

/** @throws ProviderError for every status but 2xx */
function judge({ status, headers, body }: HttpAnswer): string {
  if (status >= 200 && status < 300) return body;
  const code = String(status);
  const words = `The gateway answered ${code}${excerpt(body)}`;
  if (status === 401 || status === 402 || status === 403)
    throw new ProviderError("unauthorized", words, { code });
  if (status === 429)
    throw new ProviderError("rate-limited", words, {
      code,
      retryAfterMs: Number(headers["retry-after"] ?? "1") * 1_000 || 1_000,
    });
  // It says itself that it did not do it; what broke in the middle (500, 504) nobody knows.
  if (status === 503) throw new ProviderError("unavailable", words, { code });
  throw new ProviderError(status >= 500 ? "protocol" : "rejected", words, { code });
}

/** Many gateways say no with a status of 200: where the id is known to stand, an answer without it is a refusal. */
function readId(body: string, path: string): string | null {
  if (path === "") return null;
  const found = path.split(".").reduce<unknown>((value, step) => at(value, step), parse(body));
  if (typeof found === "string" || typeof found === "number") return String(found).slice(0, 200);
  throw new ProviderError("rejected", `The gateway's answer has no ${path}${excerpt(body)}`);
}

const at = (value: unknown, step: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const excerpt = (body: string): string => {
  const words = body.replace(/\s+/g, " ").trim().slice(0, 160);
  return words === "" ? "." : `: ${words}`;
};
