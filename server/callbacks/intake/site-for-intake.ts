import type { RoutingProgram } from "@/core/flow/runtime/program";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import type { VisitorTexts } from "../../visitor-texts/visitor-texts";
import { ProblemError } from "./problem";
import type { CallbackRequestInput } from "./schema";

/** A site with what intake needs of it. */
export interface IntakeSite {
  id: string;
  workspaceId: string;
  name: string;
  url: string;
  allowedOrigins: string[];
  defaultCountry: string;
  language: string;
  routingRevisionId: string;
  consentTexts: { id: string; version: number; language: string; text: string }[];
  program: RoutingProgram;
  /** What the department that the visitor asked for is called, by language; null where none was, or there is no such. */
  department: Record<string, string> | null;
  workspace: {
    allowedCountries: string[];
    timeZone: string;
    language: string;
    slug: string;
    /** Somebody outside may want to hear of a request. */
    hasConnections: boolean;
    /** ISO 8601; until then requests are kept for a call by hand. Null: they are served. */
    callsHeldUntil: string | null;
  };
}

/** The offer that a page says it showed. */
export type ShownOffer = Pick<CallbackRequestInput, "offer" | "display" | "department">;

/**
 * The site behind a key, with the routing that serves its requests: the offer's own where it has one, else the site's.
 * Null where there is none, or where nothing is published that could serve a request.
 */
export async function siteForIntake(key: string, shown: ShownOffer = {}): Promise<IntakeSite | null> {
  const own = ownRouting(shown);
  const [site] = await query<IntakeSite>(
    null,
    Prisma.sql`
    select s.id, s."workspaceId", s.name, s.url, s."allowedOrigins", s."defaultCountry", s.language,
           ${own.columns},
           jsonb_build_object('allowedCountries', w."allowedCountries", 'timeZone', w."timeZone", 'language', w.language, 'slug', w.slug,
             'callsHeldUntil', w."callsHeldUntil",
             'hasConnections', exists (select 1 from "Connection" c where c."workspaceId" = w.id and c."archivedAt" is null)) as workspace,
           (select coalesce(json_agg(newest order by newest.language = s.language desc), '[]')
              from (select distinct on (t.language) t.id, t.version, t.language, t.text
                      from "ConsentText" t where t."siteId" = s.id order by t.language, t.version desc) newest) as "consentTexts"
      from "Site" s
      join "Workspace" w on w.id = s."workspaceId"
      left join "Flow" f on f.id = s."routingFlowId"
      left join "FlowRevision" r on r.id = f."liveRevisionId"
      ${own.join}
     where s.key = ${key} and ${own.isServed}`,
  );
  return site ?? null;
}

/**
 * The parts of the statement that find an offer's own routing, or its department's, in the program that the page says it showed. A page may
 * say anything: only programs and routings of the site's workspace count. Most offers have none, and most requests name
 * no program: their statement stays short.
 */
function ownRouting({
  offer,
  display,
  department,
}: ShownOffer): Record<"columns" | "join" | "isServed", Prisma.Sql> {
  if (!offer || !display)
    return {
      columns: Prisma.sql`r.id as "routingRevisionId", r.program, null as department`,
      join: Prisma.empty,
      isServed: Prisma.sql`r.id is not null`,
    };
  return {
    columns: Prisma.sql`coalesce(own.id, r.id) as "routingRevisionId", coalesce(own.program, r.program) as program,
      own.department`,
    join: Prisma.sql`
      left join lateral (
        select o.id, o.program, asked.department->'labels' as department
          from "FlowRevision" shown
          left join lateral (
            select e.department from jsonb_array_elements(shown.program->'offers'->${offer}->'departments') e(department)
             where e.department->>'id' = ${department ?? null} limit 1) asked on true
          left join "Flow" t on t.id = coalesce(asked.department->>'routingFlowId', shown.program->'offers'->${offer}->>'routingFlowId')
                            and t."workspaceId" = s."workspaceId" and t.kind = 'routing' and t."archivedAt" is null
          left join "FlowRevision" o on o.id = t."liveRevisionId"
         where shown."flowId" = ${display.flowId} and shown.number = ${display.revision}
           and shown."workspaceId" = s."workspaceId") own on true`,
    isServed: Prisma.sql`coalesce(own.id, r.id) is not null`,
  };
}

/**
 * A browser says which page's origin it speaks for, and cannot lie about it. Programs without an Origin header are
 * let through: they are held by the limits.
 * @throws ProblemError
 */
export function checkOrigin(site: IntakeSite, origin: string | null, texts: VisitorTexts): void {
  if (origin === null || site.allowedOrigins.includes("*") || site.allowedOrigins.includes(origin)) return;
  throw new ProblemError("origin-not-allowed", texts("problem.originNotAllowed", { site: site.name }));
}
