import { db } from "../platform/db";

/** A page of somebody's CRM that shows what was written there. */
export interface RecordPage {
  connectionId: string;
  /** A contact's phone (E.164), or a callback's id; "test" of what a test has written. */
  localKey: string;
  kind: "contact" | "deal";
  url: string;
}

/** The pages of contacts and deals that these connections wrote for these phones and callbacks; contacts first. */
export async function recordPages(connectionIds: string[], localKeys: string[]): Promise<RecordPage[]> {
  if (connectionIds.length === 0) return [];
  const rows = await db().remoteRecord.findMany({
    where: {
      connectionId: { in: connectionIds },
      localKey: { in: localKeys },
      kind: { in: ["contact", "deal"] },
      url: { not: null },
    },
    orderBy: { kind: "asc" },
    select: { connectionId: true, kind: true, localKey: true, url: true },
  });
  return rows.flatMap(({ kind, url, ...row }) =>
    url === null ? [] : [{ ...row, url, kind: kind === "deal" ? "deal" : "contact" }],
  );
}
