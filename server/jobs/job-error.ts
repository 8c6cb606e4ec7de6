import { NonRetriableError, RetryAfterError } from "inngest";
import { ProviderError } from "../platform/provider-error";

/**
 * Runs a step whose outside service may fail: by the kind of its error alone it is tried again, later, or not at all.
 * What is not tried again is found by a look at the rows.
 */
export async function asJobError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.retryAfterMs !== undefined)
      throw new RetryAfterError(error.message, error.retryAfterMs, { cause: error });
    if (error.isTransient) throw error;
    throw new NonRetriableError(error.message, { cause: error });
  }
}
