import http from "node:http";
import https from "node:https";
import { Client } from "@hubspot/api-client";
import { type ConnectorParts, HandoverError } from "../port";
import { noAnswer, refusal, type VendorAnswer } from "./errors";
import { type CallOptions, watchWire } from "./wire";

const API = "https://api.hubapi.com";

/** The two limits that HubSpot counts apart (manifest.pace). */
export type Limit = "requests" | "search";

/** A call of the SDK; `options` are its last argument. */
type Work<T> = (sdk: Client, options: CallOptions) => Promise<T>;

/** One delivery's conversation with HubSpot, by its own SDK. */
export interface Session {
  /**
   * Performs one call of the SDK: at the vendor's pace, within the delivery's time, written down, with a token that
   * is renewed once where it is refused. @throws HandoverError
   */
  ask<T>(work: Work<T>, limit?: Limit): Promise<T>;
  /** Reads what the SDK has no call for, in the same way. */
  read(path: string): Promise<unknown>;
  /** Lets go of its connections. */
  close(): void;
}

type SessionParts = Pick<ConnectorParts, "access" | "pace" | "onExchange" | "network" | "clock">;

/** Opens a session; it ends by itself when `network.timeoutMs` are over. */
export function openSession(parts: SessionParts): Session {
  const basePath = parts.network.apiBase ?? API;
  const { Agent } = basePath.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true });
  const wire = watchWire({ ...parts, agent });
  const sdk = new Client({ basePath, numberOfApiCallRetries: 0 });
  const deadline = parts.clock.now() + parts.network.timeoutMs;

  async function attempt<T>(work: Work<T>, limit: Limit): Promise<T> {
    await parts.pace(limit);
    const timer = timeLimit(deadline - parts.clock.now(), () => agent.destroy());
    wire.begin();
    try {
      return await Promise.race([work(sdk, wire.options), timer.over]);
    } catch (error) {
      throw explain(error, { answer: wire.answer(), timedOut: timer.isOver(), now: parts.clock.now() });
    } finally {
      wire.end();
      timer.stop();
    }
  }

  const ask: Session["ask"] = async (work, limit = "requests") => {
    const token = await parts.access.token();
    wire.use(token);
    try {
      return await attempt(work, limit);
    } catch (error) {
      if (!(error instanceof HandoverError) || error.answer?.status !== 401) throw error;
      wire.use(await parts.access.renew(token));
      return attempt(work, limit);
    }
  };
  const read: Session["read"] = (path) =>
    ask(() => wire.fetch(basePath + path, AbortSignal.timeout(parts.network.timeoutMs)));
  return { ask, read, close: () => agent.destroy() };
}

/** Where there was an answer it decides, whatever the SDK made of it. */
function explain(
  error: unknown,
  { answer, timedOut, now }: { answer: VendorAnswer | null; timedOut: boolean; now: number },
): HandoverError {
  if (error instanceof HandoverError) return error;
  if (!answer || timedOut) return noAnswer(error, timedOut);
  if (answer.status < 200 || answer.status > 299) return refusal(answer, now);
  return new HandoverError("protocol", "HubSpot's answer could not be read.", {
    answer: { status: answer.status, body: answer.body },
    cause: error,
  });
}

function timeLimit(ms: number, onOver: () => void) {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        isOver = true;
        onOver();
        reject(new Error("The time was up."));
      },
      Math.max(ms, 0),
    );
  });
  return { over, isOver: () => isOver, stop: () => clearTimeout(timer) };
}
