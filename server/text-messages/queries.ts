import { db } from "../platform/db";

const AT_MOST = 200;

/** Messages that were decided on before then, and are neither sent nor told of: their runs were lost. */
export async function unfinishedTexts(before: Date): Promise<string[]> {
  const rows = await db().textMessage.findMany({
    where: {
      toldAt: null,
      createdAt: { lt: before },
      OR: [{ nextTryAt: null }, { nextTryAt: { lt: before } }],
    },
    orderBy: { createdAt: "asc" },
    take: AT_MOST,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
