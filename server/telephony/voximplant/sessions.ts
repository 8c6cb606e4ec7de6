import type { Clock } from "@/server/platform/clock";
import { randomToken } from "@/server/platform/crypto";
import { ProviderError } from "@/server/platform/provider-error";
import type { SessionBook } from "../session-book";
import type { ManagementApi } from "./management-api";
import { sessionKey } from "./report";
import {
  historySchema,
  type ReadAnswer,
  type ServiceAccount,
  type SessionNote,
  sessionAnswerSchema,
  sessionNoteSchema,
  startedSchema,
} from "./schema";
import { isIncomingSession, type SessionOrder, type SessionReport, type SessionRequest } from "./wire";

const TIMEOUT_MS = 5_000;
/** A session ends itself after four hours at the latest (scenario/session.ts). */
const LONGEST_MS = 4.5 * 3_600_000;
/** The history is asked by days and hours, and Voximplant's clock is not ours. */
const AROUND_MS = 3_600_000;

export interface SessionParts {
  api: ManagementApi;
  account: ServiceAccount;
  ruleId: number;
  book: SessionBook;
  webhookUrl: string;
  fetch: typeof fetch;
  clock: Clock;
}

export type Sessions = ReturnType<typeof createSessions>;

/**
 * The sessions that calls live in: one a call, the one that the book names. A session is started without a leg, so that
 * of two that were started by a crash or by two processes at once, the one not in the book has rung nobody, and ends by
 * itself.
 */
export function createSessions(parts: SessionParts) {
  const { api, book, clock } = parts;
  /** Within this process, orders for one call wait for one start. */
  const starting = new Map<string, Promise<SessionNote>>();

  async function find(call: string): Promise<SessionNote | null> {
    const noted = await book.find(call);
    return noted === null ? null : readNote(noted);
  }

  const note = async (call: string, noted: SessionNote): Promise<SessionNote> =>
    readNote(await book.claim(call, JSON.stringify(noted)));

  async function start(call: string): Promise<SessionNote> {
    const session = nameFor(call);
    const started = await api.ask(
      "StartScenarios",
      { rule_id: parts.ruleId, script_custom_data: session },
      startedSchema,
    );
    return note(call, {
      session,
      url: started.media_session_access_secure_url,
      historyId: started.call_session_history_id,
      startedAt: clock.now(),
    });
  }

  const forget = (noted: SessionNote): Promise<void> => book.forget(callOf(noted), JSON.stringify(noted));

  return {
    find,
    /** Those of calls of ours. */
    list: async (): Promise<SessionNote[]> =>
      (await book.list())
        .map(({ value }) => readNote(value))
        .filter(({ session }) => !isIncomingSession(session)),
    /** A session tells of itself that a call to us has begun it. */
    async meet({ session, came }: SessionReport): Promise<void> {
      if (came) await note(callOf({ session }), { session, ...came, startedAt: clock.now() });
    },
    /**
     * The session in which a caller waits becomes that of a call of ours. null: there is no such session. It learns its
     * name by the order that follows; that may be given again by another process.
     */
    async takeOver(waiting: string, call: string): Promise<SessionNote | null> {
      const known = await find(call);
      if (known) return known;
      const found = await find(waiting);
      if (!found) return null;
      const taken = await note(call, { ...found, session: nameFor(call) });
      await forget(found);
      return taken;
    },
    /** The session of a call, started where there is none. */
    async openFor(call: string): Promise<SessionNote> {
      const known = (await find(call)) ?? null;
      if (known) return known;
      const mine = starting.get(call) ?? start(call).finally(() => starting.delete(call));
      starting.set(call, mine);
      return mine;
    },
    forget,
    /**
     * Gives an order. null: the session is over, which is not said of one that merely does not answer.
     * @throws ProviderError unavailable where nothing is known of what became of the order
     */
    async order(note: SessionNote, order: SessionOrder): Promise<ReadAnswer | null> {
      try {
        return await send(parts, note, order);
      } catch (error) {
        if (!(await isOver(parts, note))) throw error;
        await forget(note);
        return null;
      }
    },
  };
}

const nameFor = (call: string): string => `${call}:${randomToken().slice(0, 16)}`;

const callOf = ({ session }: Pick<SessionNote, "session">): string =>
  session.slice(0, session.lastIndexOf(":"));

/** Keys in one order always, as a note is compared by its text. */
function readNote(text: string): SessionNote {
  const { session, url, historyId, startedAt } = sessionNoteSchema.parse(JSON.parse(text));
  return { session, url, historyId, startedAt };
}

async function send(parts: SessionParts, note: SessionNote, order: SessionOrder): Promise<ReadAnswer> {
  const request: SessionRequest = {
    session: note.session,
    reports: { url: parts.webhookUrl, secret: sessionKey(parts.account, note.session) },
    order,
  };
  const response = await parts
    .fetch(note.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    .catch((cause: unknown) => {
      throw new ProviderError("unavailable", "Voximplant's session cannot be reached.", { cause });
    });
  const answer = sessionAnswerSchema.safeParse(parseJson(await response.text().catch(() => "")));
  if (answer.success) return answer.data;
  throw new ProviderError(
    "unavailable",
    `Voximplant's session answered ${response.status}, not as ours does.`,
    {
      code: String(response.status),
    },
  );
}

/** Whether the call history tells of its end. A session that is not found there is not known to be over. */
async function isOver({ api, clock }: SessionParts, note: SessionNote): Promise<boolean> {
  if (clock.now() - note.startedAt > LONGEST_MS) return true;
  // The dates are required: https://docs.voximplant.ai/api-reference/management-api/reference/history/get-call-history
  const { result } = await api.ask(
    "GetCallHistory",
    {
      call_session_history_id: note.historyId,
      from_date: asDate(note.startedAt - AROUND_MS),
      to_date: asDate(clock.now() + AROUND_MS),
      count: 1,
    },
    historySchema,
  );
  const told = result.find(({ call_session_history_id: id }) => id === note.historyId);
  return told !== undefined && (typeof told.duration === "number" || Boolean(told.finish_reason));
}

/** Epoch ms as "2026-12-31 23:59:59", in UTC: the zone of who names none. */
const asDate = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
