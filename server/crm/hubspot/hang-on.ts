import type { RecordKind, RecordRef } from "../port";
import { createOnce, type HangsOn, type Job, readRecord, recordUrl } from "./records";

interface Hanging {
  kind: Exclude<RecordKind, "contact">;
  hangsOn: HangsOn;
  /** What it is created with. */
  properties: Record<string, string>;
  /** Those of them without which it is still worth writing: mapped fields, the owner. */
  optional?: string[];
  /** Brings one that is there up to date; says whether it still is. */
  refresh: (id: string) => Promise<boolean>;
}

/**
 * The one record of its kind that a callback has. What people removed in HubSpot is not brought back by a later
 * message; a test's is, since whoever sends another wants to see it. HubSpot's id, or null where it was removed.
 */
export async function hangOn({ desk, message }: Job, record: Hanging): Promise<string | null> {
  const { kind, hangsOn, properties, optional = [] } = record;
  const isTest = message.type === "test";
  const ref: RecordRef = { kind, localKey: isTest ? "test" : message.data.id };
  const keep = (remoteId: string | null) =>
    desk.links.keep(ref, {
      remoteId,
      url: remoteId && recordUrl(desk.account, kind, remoteId),
      asOf: message.timestamp,
    });

  const link = await desk.links.find(ref);
  if (link && !isTest) {
    if (link.remoteId === null || link.asOf > message.timestamp) return link.remoteId;
    const isThere = await record.refresh(link.remoteId);
    await keep(isThere ? link.remoteId : null);
    return isThere ? link.remoteId : null;
  }
  const earlier = link?.remoteId ? await readRecord(desk, kind, link.remoteId, []) : null;
  if (earlier) {
    await record.refresh(earlier.id);
    return earlier.id;
  }
  const made = await createOnce(desk, { kind, ownId: ref.localKey, properties, optional, hangsOn });
  await keep(made.id);
  // An earlier message may have made it and its answer been lost.
  if (made.wasThere) await record.refresh(made.id);
  return made.id;
}
