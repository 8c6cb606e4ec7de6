import type { NextStep } from "@/core/callback/state";
import type { CallbackMessage, ROUTED_EVENT, SubscribedEvent, TextNews } from "@/core/crm/message";
import { readSource } from "@/core/flow/display/source/definition";
import { fromOutcomeColumn, fromStageColumn } from "../calls/stage-column";
import type { Tx } from "../platform/db";

/** A callback as a message, as it stands in this transaction: what is sent later says what was true then. */
export async function buildMessage(
  tx: Tx,
  callbackId: string,
  happened: { event: SubscribedEvent | typeof ROUTED_EVENT; at: Date; message?: TextNews | undefined },
): Promise<CallbackMessage> {
  const row = await tx.callback.findUniqueOrThrow({
    where: { id: callbackId },
    include: {
      site: { select: { id: true, name: true } },
      workspace: { select: { callerId: true } },
      consent: { include: { consentText: { select: { version: true } } } },
      attempts: { orderBy: { number: "asc" } },
    },
  });
  const operator = row.operatorId
    ? await tx.operator.findUnique({ where: { id: row.operatorId }, select: { id: true, name: true } })
    : null;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    type: happened.event,
    timestamp: happened.at.toISOString(),
    data: {
      id: row.id,
      site: row.site,
      phone: row.phone,
      name: row.name,
      fields: texts(row.fields),
      tags: row.tags,
      page: row.page,
      pageTitle: row.pageTitle,
      referrer: row.referrer,
      landing: row.landing,
      source: readSource(row.source),
      utm: texts(row.utm),
      spamScore: row.spamScore,
      language: row.language,
      stage: fromStageColumn(row.stage),
      outcome: row.outcome && fromOutcomeColumn(row.outcome),
      // Written by our own engine, in this shape.
      nextStep: row.nextStep as unknown as NextStep | null,
      requestedAt: row.requestedAt.toISOString(),
      finishedAt: iso(row.finishedAt),
      talkSeconds: row.talkSeconds,
      operator,
      callerId: row.workspace.callerId,
      ...(happened.message && { message: happened.message }),
      rating: row.rating,
      consent: row.consent && {
        version: row.consent.consentText.version,
        acceptedAt: row.consent.acceptedAt.toISOString(),
      },
      attempts: row.attempts.map(({ number, startedAt, endedAt, result, cause }) => ({
        number,
        startedAt: startedAt.toISOString(),
        endedAt: iso(endedAt),
        result,
        cause,
      })),
    },
  };
}

/** The texts of a JSON object; what is none is left out. */
const texts = (json: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(json ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
