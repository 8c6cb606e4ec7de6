import { Prisma } from "../generated/prisma/client";

/**
 * In statements that name the operator's row `o`: takes calls in a browser that was not registered when the provider
 * was asked last.
 */
export const isDisconnected = (at: Date): Prisma.Sql => Prisma.sql`
  (o.endpoint = 'browser' and not exists (
     select 1 from "BrowserPhone" browser where browser."operatorId" = o.id and browser."reachableUntil" > ${at}))`;
