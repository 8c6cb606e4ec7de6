import { toOutcomeColumn, toStageColumn } from "../calls/stage-column";
import { sha256 } from "../platform/crypto";
import { db, type Prisma } from "../platform/db";
import { type StoryName, tellStory } from "./named-stories";
import { steadyId } from "./steady-id";

const VISITORS = ["Maria Lenz", "Oleg Smirnov", null, "Priya Nair", "Екатерина Волкова", null, "Tom Becker"];
const PAGES = [
  { path: "/winter-boots", title: "Winter boots" },
  { path: "/delivery", title: "Delivery and returns" },
  { path: "/trail-runners", title: "Trail runners" },
  { path: "/", title: "Home" },
];

export interface CallbackOf {
  story: StoryName;
  requestedAt: Date;
  site: { id: string; name: string; url: string };
  consentTextId: string;
  revisionId: string;
  team: { name: string };
  operator: { id: string; name: string; phone: string };
  /** E.164; absent: one of its own. The same number is the same contact. */
  phone?: string;
  /** Columns that the story does not decide, or that shall differ from it. */
  columns?: Partial<Prisma.CallbackUncheckedCreateInput>;
}

interface Made {
  workspaceId: string;
  slug: string;
  id: string;
  number: number;
}

/** A callback whose story was told as `story` says: rows, consent, timeline and attempts. */
export async function createCallback(made: Made, given: CallbackOf) {
  const { id, number, workspaceId } = made;
  const phone = given.phone ?? `+1202555${String(2000 + number).padStart(4, "0")}`;
  const page = PAGES[number % PAGES.length] ?? { path: "/", title: "Home" };
  const cast = {
    site: given.site.name,
    page: given.site.url + page.path,
    pageTitle: page.title,
    team: given.team.name,
    operator: given.operator.name,
    operatorPhone: given.operator.phone,
    customerPhone: phone,
    language: "en",
  };
  const { hasOperator, timeline, attempts, nextStep, stage, outcome, ...columns } = tellStory(
    given.story,
    cast,
    given.requestedAt,
  );
  const contact = await db().contact.upsert({
    where: { workspaceId_phone: { workspaceId, phone } },
    create: {
      id: steadyId(made.slug, `contact/${phone}`),
      workspaceId,
      phone,
      firstSeenAt: given.requestedAt,
      lastSeenAt: given.requestedAt,
    },
    update: { lastSeenAt: given.requestedAt },
  });
  return db().callback.create({
    data: {
      ...columns,
      id,
      workspaceId,
      siteId: given.site.id,
      contactId: contact.id,
      phone,
      name: VISITORS[number % VISITORS.length],
      page: cast.page,
      pageTitle: cast.pageTitle,
      language: cast.language,
      ip: "203.0.113.7",
      tokenHash: sha256(`${made.slug}/${id}`),
      stage: toStageColumn(stage),
      outcome: outcome && toOutcomeColumn(outcome),
      stages: columns.stages.map(({ stage: name, at }) => ({ stage: name, at })),
      ...(nextStep && { nextStep: { ...nextStep } }),
      operatorId: hasOperator ? given.operator.id : null,
      routingRevisionId: given.revisionId,
      routingState: {},
      consent: {
        create: {
          workspaceId,
          consentTextId: given.consentTextId,
          acceptedAt: given.requestedAt,
          ip: "203.0.113.7",
          page: cast.page,
        },
      },
      timeline: { create: timeline.map(({ at, fact }) => ({ workspaceId, at, fact })) },
      attempts: { create: attempts.map((attempt) => ({ workspaceId, nodeId: "connect", ...attempt })) },
      ...given.columns,
    },
  });
}
