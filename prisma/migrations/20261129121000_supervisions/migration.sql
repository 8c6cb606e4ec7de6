-- Managers' phones beside talks.

CREATE TABLE "Supervision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "accountId" TEXT,
    "inBrowser" BOOLEAN NOT NULL,
    "state" JSONB NOT NULL,
    "phase" TEXT NOT NULL,
    "nextTimerAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Supervision_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Supervision_callId_idx" ON "Supervision"("callId");
CREATE INDEX "Supervision_operatorId_idx" ON "Supervision"("operatorId");
CREATE INDEX "Supervision_workspaceId_endedAt_idx" ON "Supervision"("workspaceId", "endedAt");
ALTER TABLE "Supervision" ADD CONSTRAINT "Supervision_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Supervision" ADD CONSTRAINT "Supervision_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Twice a second it is asked what is due: few live at a time.
CREATE INDEX "Supervision_living" ON "Supervision" ("nextTimerAt") WHERE "endedAt" IS NULL;

ALTER TABLE "OperatorLease" ADD COLUMN "supervisionId" TEXT;
CREATE UNIQUE INDEX "OperatorLease_supervisionId_key" ON "OperatorLease"("supervisionId");
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_supervisionId_fkey" FOREIGN KEY ("supervisionId") REFERENCES "Supervision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OperatorLease" DROP CONSTRAINT "OperatorLease_one_holder";
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_one_holder" CHECK (num_nonnulls("callId", "standbyId", "supervisionId") = 1);
