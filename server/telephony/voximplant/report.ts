import { createHmac } from "node:crypto";
import { callOfLeg } from "@/core/call/leg-id";
import { deriveKey, sameText } from "@/server/platform/crypto";
import { ProviderError } from "@/server/platform/provider-error";
import type { WebhookRequest } from "../port";
import { reportSchema, type ServiceAccount } from "./schema";
import { isIncomingSession, SESSION_HEADER, type SessionReport, SIGNATURE_HEADER } from "./wire";

const hmac = (key: string | Buffer, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");

/**
 * The key that a session signs its reports with. It follows from the account's private key and the session's name, so
 * that any process can check a report without looking anything up; a session knows its own only.
 */
export const sessionKey = (account: ServiceAccount, session: string): string =>
  isIncomingSession(session)
    ? incomingKey(account)
    : hmac(deriveKey(account.private_key, "voximplant-reports"), session);

/** Of all sessions that a call to us has begun, until it is taken: nobody could have told them one of their own. */
export const incomingKey = ({ private_key }: ServiceAccount): string =>
  deriveKey(private_key, "voximplant-incoming").toString("hex");

/** "<call>:<nonce>" → "<call>" */
export const callOfSession = (session: string): string =>
  session.slice(0, Math.max(0, session.lastIndexOf(":")));

/** @throws ProviderError `unauthorized` for a bad signature, `protocol` for what is not a report of this session */
export function readReport(account: ServiceAccount, { headers, body }: WebhookRequest): SessionReport {
  const session = headers[SESSION_HEADER] ?? "";
  const expected = hmac(sessionKey(account, session), `${session}.${body}`);
  if (!sameText(headers[SIGNATURE_HEADER] ?? "", expected))
    throw new ProviderError("unauthorized", "The report's signature does not fit this account's key.");
  const report = reportSchema.safeParse(parseJson(body));
  if (!report.success)
    throw new ProviderError("protocol", "The session sent something that is not a report.", {
      cause: report.error,
    });
  const { session: named, events } = report.data;
  // A session speaks of its own call only, whatever became of its key.
  const call = callOfSession(session);
  if (named !== session || events.some(({ legId }) => callOfLeg(legId) !== call))
    throw new ProviderError("protocol", "The session reports of a call that is not its own.");
  return report.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
