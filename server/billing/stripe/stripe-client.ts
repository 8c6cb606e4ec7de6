import Stripe from "stripe";
import { AppError } from "../../platform/app-error";
import { env } from "../../platform/env";
import { oncePerProcess } from "../../platform/once-per-process";
import { ProviderError } from "../../platform/provider-error";

const TIMEOUT_MS = 20_000;

/** Stripe, by its own SDK. Jobs and doors try again by their own rules; the SDK does so where it is told to. */
export function stripe(): Stripe {
  const given = env().stripe;
  if (!given)
    throw new AppError("unavailable", "There is no Stripe here: nothing can be bought, and nothing costs.", {
      reason: "no-stripe",
    });
  return oncePerProcess("stripe", () => {
    const { hostname, port, protocol } = new URL(given.apiBase ?? "https://api.stripe.com");
    return new Stripe(given.secretKey, {
      host: hostname,
      port: port || (protocol === "http:" ? 80 : 443),
      protocol: protocol === "http:" ? "http" : "https",
      timeout: TIMEOUT_MS,
      maxNetworkRetries: 0,
      telemetry: false,
    });
  });
}

/** Asks Stripe, and makes of its errors ours. @throws ProviderError, AppError unavailable where there is no Stripe */
export async function askStripe<T>(ask: (client: Stripe) => Promise<T>): Promise<T> {
  const client = stripe();
  try {
    return await ask(client);
  } catch (error) {
    throw toProviderError(error);
  }
}

function toProviderError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { statusCode, code, message, headers } = error;
  const options = { cause: error, ...(code !== undefined && { code }) };
  if (statusCode === undefined) return new ProviderError("unavailable", message, options);
  if (statusCode === 401 || statusCode === 403) return new ProviderError("unauthorized", message, options);
  // 409: another request of the same customer or key is under way.
  if (statusCode === 429 || statusCode === 409) {
    const seconds = Number(headers?.["retry-after"]);
    return new ProviderError("rate-limited", message, {
      ...options,
      ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
    });
  }
  return new ProviderError(statusCode >= 500 ? "unavailable" : "rejected", message, options);
}
