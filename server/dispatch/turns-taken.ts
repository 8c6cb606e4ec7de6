import { Prisma } from "../generated/prisma/client";

/**
 * Whose turn it was counts for whose turn is next: a part of a statement whose `kept` holds the decisions that stand.
 * @param type of the decisions that are turns; their `"teamId"` gave the place, `credits` are what they change in it
 */
export const turnsTaken = (type: string, at: Date): Prisma.Sql => Prisma.sql`
    turns as (
      update "TeamOperator" m set credit = m.credit + x.credit, "lastAskedAt" = coalesce(x."askedAt", m."lastAskedAt")
        from (select "teamId", "operatorId", sum(credit)::int as credit, max("askedAt") as "askedAt"
                from (select "teamId", "operatorId", 0 as credit, ${at}::timestamptz as "askedAt" from kept where type = ${type}
                      union all
                      select kept."teamId", c.key, c.value::int, null
                        from kept, jsonb_each_text(kept.credits) c where type = ${type}) moves
               group by "teamId", "operatorId") x
       where m."teamId" = x."teamId" and m."operatorId" = x."operatorId")`;
