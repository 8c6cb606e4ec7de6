import type { CallAccount } from "@/core/call/call";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import type { StreamState, TelephonyEvent, TelephonyProvider } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { followUp } from "./follow-up";
import { endedListening, holdListening, openedListening, releaseListening } from "./listener-lease";
import { reconcileAccount } from "./sweep";
import { takeEvents } from "./take-events";

/** A holder whose process ended is followed within this and the lease's eight seconds. */
export const LOOK_MS = 1_000;
/** Somebody else, not of this installation, listens in our place: to take it back at once would go on for ever. */
const GIVE_WAY_MS = 10_000;
/** What was placed a moment before we looked may be known to one side only: it is looked at a second time. */
const SETTLED_MS = 3_000;

interface Stream {
  provider: TelephonyProvider;
  stop(): void;
}

/**
 * Listens to the accounts whose providers stream their events, each in one process of the installation at a time.
 * What is heard goes the way of a webhook's events. After every silence the account is looked at anew.
 */
export function createListening() {
  const streams = new Map<string, Stream>();
  const notBefore = new Map<string, number>();

  /** Takes up, renews and gives up what there is to listen to. One look of many. */
  async function look({ takeOver = false } = {}): Promise<void> {
    const wanted = await streamingAccounts();
    for (const [accountId, stream] of streams)
      if (wanted.get(accountId)?.provider !== stream.provider) await stopListening(accountId);
    const free = [...wanted.keys()].filter((id) => (notBefore.get(id) ?? 0) <= Date.now());
    const held = new Set(await holdListening(free, { takeOver }));
    for (const [accountId, { account, provider }] of wanted) {
      if (held.has(accountId) && !streams.has(accountId)) streams.set(accountId, listenTo(account, provider));
      if (!held.has(accountId)) end(accountId);
    }
  }

  function listenTo(account: CallAccount & { id: string }, provider: TelephonyProvider): Stream {
    const onEvents = async (events: TelephonyEvent[]) => void followUp(await takeEvents(account, events));
    const stop = provider.streamEvents?.(onEvents, (state) => void onConnection(account, state));
    return { provider, stop: () => stop?.() };
  }

  async function onConnection(account: CallAccount & { id: string }, state: StreamState): Promise<void> {
    logger()[state === "open" ? "info" : "warn"]({ account, state }, "a provider's stream of events");
    try {
      if (state === "taken") {
        notBefore.set(account.id, Date.now() + GIVE_WAY_MS);
        return await stopListening(account.id);
      }
      await openedListening(account.id, state === "open");
      if (state === "open") await lookAfterSilence(account);
    } catch (error) {
      logger().error({ err: error, account }, "left to the next look");
    }
  }

  function end(accountId: string): void {
    streams.get(accountId)?.stop();
    streams.delete(accountId);
    endedListening(accountId);
  }

  async function stopListening(accountId: string): Promise<void> {
    end(accountId);
    await releaseListening([accountId]);
  }

  return {
    look,
    /** For good: the next process begins at once. */
    async stop(): Promise<void> {
      const accountIds = [...streams.keys()];
      for (const accountId of accountIds) end(accountId);
      await releaseListening(accountIds);
    },
  };
}

/** Events of the silence are lost: who answered and who left meanwhile is seen in the provider's own list. */
async function lookAfterSilence(account: CallAccount): Promise<void> {
  await reconcileAccount(account, Date.now(), SETTLED_MS);
  setTimeout(() => {
    reconcileAccount(account, Date.now(), SETTLED_MS).catch((error) =>
      logger().warn({ err: error, account }, "could not look a second time; the next look will"),
    );
  }, SETTLED_MS).unref();
}

interface Wanted {
  account: CallAccount & { id: string };
  provider: TelephonyProvider;
}

/** Those in use, and those that carry calls although they were removed. */
async function streamingAccounts(): Promise<Map<string, Wanted>> {
  const accounts = await db().telephonyAccount.findMany({
    where: { OR: [{ archivedAt: null }, { calls: { some: { endedAt: null } } }] },
    select: { id: true, provider: true },
  });
  const wanted = new Map<string, Wanted>();
  for (const account of accounts) {
    const provider = await openAccount(account).catch((error: unknown) => {
      logger().warn({ err: error, account }, "an account cannot be opened");
      return null;
    });
    if (provider?.streamEvents) wanted.set(account.id, { account, provider });
  }
  return wanted;
}
