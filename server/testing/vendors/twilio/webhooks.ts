import { createHmac, randomUUID } from "node:crypto";

export interface WebhookAnswer {
  status: number;
  body: string;
}

export type PostWebhook = (url: string, form: Record<string, string>) => Promise<WebhookAnswer>;

/** What the way between Twilio and us does to requests. */
export interface Trouble {
  /** Every request comes twice. */
  isTwice: boolean;
  /** ms that a request is held back: told anew for each, so that they may overtake each other. */
  delayMs: () => number;
}

/** As Twilio documents it: the address, and then each field's name and value in the order of the names. */
export function signatureOf(authToken: string, url: string, form: Record<string, string>): string {
  const text = Object.keys(form)
    .sort()
    .reduce((before, name) => before + name + form[name], url);
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}

/** How a request is tried again, as its address says behind "#" (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides). */
function overridesOf(url: string) {
  const { hash } = new URL(url);
  const given = new URLSearchParams(hash.slice(1));
  const policy = (given.get("rp") ?? "ct").split(",");
  return {
    retries: Number(given.get("rc") ?? 1),
    isRetried: (status: number | null): boolean =>
      policy.includes(status === null ? "ct" : status >= 500 ? "5xx" : "none"),
  };
}

/** Posts forms as Twilio does: signed, and with a token that stays the same when a request is sent again. */
export function createPost(authToken: string, trouble: Trouble): PostWebhook {
  return async (url, form) => {
    if (!URL.canParse(url)) return NOBODY;
    const token = randomUUID();
    const send = async (): Promise<WebhookAnswer | null> => {
      const delayMs = trouble.delayMs();
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      return fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=utf-8",
          "x-twilio-signature": signatureOf(authToken, url.replace(/#.*/, ""), form),
          "i-twilio-idempotency-token": token,
        },
        body: new URLSearchParams(form),
      }).then(
        async (response) => ({ status: response.status, body: await response.text() }),
        () => null,
      );
    };
    const { retries, isRetried } = overridesOf(url);
    let answer = await send();
    for (let left = retries; left > 0 && isRetried(answer?.status ?? null); left--) answer = await send();
    if (trouble.isTwice) await send();
    return answer ?? NOBODY;
  };
}

/** Nobody is there: for Twilio that is an answer like a bad one. */
const NOBODY: WebhookAnswer = { status: 503, body: "" };
