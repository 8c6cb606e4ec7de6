import { db } from "../platform/db";
import { oncePerProcess } from "../platform/once-per-process";

/** An event for the durable jobs, as it stands in the outbox. */
export interface JobEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Not before (epoch ms). */
  ts?: number;
}

type Publisher = (events: JobEvent[]) => Promise<void>;

/** Set once by the jobs: only they know where events go. */
const publisher = () => oncePerProcess("event-publisher", () => ({ send: null as Publisher | null }));

export function setEventPublisher(send: Publisher): void {
  publisher().send = send;
}

const BATCH = 100;

/**
 * Hands events of the outbox to the jobs. Each keeps its outbox id as event id, so that an event sent twice (a crash
 * between the sending and the note of it) is one event. Without a publisher (tests, other processes) they wait.
 */
export async function publishEvents(): Promise<void> {
  const { send } = publisher();
  if (!send) return;
  for (;;) {
    const items = await db().$queryRaw<{ id: bigint; key: string; body: Omit<JobEvent, "id"> }[]>`
      update "OutboxItem" set "claimedUntil" = now() + interval '15 seconds', attempts = attempts + 1
       where id in (select id from "OutboxItem" where kind = 'event' and "doneAt" is null
                       and ("claimedUntil" is null or "claimedUntil" < now())
                     order by id limit ${BATCH} for update skip locked)
      returning id, key, body`;
    if (items.length === 0) return;
    await send(items.map(({ key, body }) => ({ ...body, id: key })));
    await db()
      .$executeRaw`update "OutboxItem" set "doneAt" = now() where id = any(${items.map(({ id }) => id)})`;
    if (items.length < BATCH) return;
  }
}
