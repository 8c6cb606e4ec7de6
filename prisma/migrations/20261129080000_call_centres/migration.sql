-- A team may be an outside call centre: its lines are operators without a person, who share one number.
ALTER TABLE "Team" ADD COLUMN "callCentre" JSONB;
ALTER TABLE "Operator" ADD COLUMN "seatOfTeamId" TEXT;
CREATE INDEX "Operator_seatOfTeamId_idx" ON "Operator"("seatOfTeamId");
ALTER TABLE "Operator" ADD CONSTRAINT "Operator_seatOfTeamId_fkey" FOREIGN KEY ("seatOfTeamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
DROP INDEX "Operator_one_active_phone";
CREATE UNIQUE INDEX "Operator_one_active_phone" ON "Operator" ("workspaceId", "phone") WHERE "archivedAt" IS NULL AND "seatOfTeamId" IS NULL;

-- Routing and people sort leads by them.
ALTER TABLE "Callback" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
