import { HandoverError } from "../../crm/port";
import { AppError } from "../../platform/app-error";

/**
 * Asks a CRM while somebody waits for the page. @throws AppError whose reason tells what was in the way, by the kind of
 * the CRM's answer: `crm-unauthorized`, `crm-rejected`, `crm-rate-limited`, `crm-unavailable`, `crm-protocol`
 */
export async function askCrm<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    const code = error.isTransient ? "unavailable" : "invalid";
    throw new AppError(code, error.message, { cause: error, reason: `crm-${error.kind}` });
  }
}
