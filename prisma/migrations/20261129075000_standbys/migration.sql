CREATE TYPE "OperatorEndpoint" AS ENUM ('phone', 'browser');
ALTER TABLE "Operator" ADD COLUMN "endpoint" "OperatorEndpoint" NOT NULL DEFAULT 'phone';

CREATE TABLE "Standby" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "phase" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "callId" TEXT,
    "nextTimerAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Standby_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Standby_teamId_endedAt_idx" ON "Standby"("teamId", "endedAt");
CREATE INDEX "Standby_operatorId_idx" ON "Standby"("operatorId");
ALTER TABLE "Standby" ADD CONSTRAINT "Standby_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Standby" ADD CONSTRAINT "Standby_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "Standby_callId_idx" ON "Standby"("callId");
ALTER TABLE "Standby" ADD CONSTRAINT "Standby_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- An operator is on the line once, or not at all.
CREATE UNIQUE INDEX "Standby_one_living" ON "Standby" ("operatorId") WHERE "endedAt" IS NULL;

ALTER TABLE "OperatorLease" ALTER COLUMN "callId" DROP NOT NULL;
ALTER TABLE "OperatorLease" ADD COLUMN "standbyId" TEXT;
CREATE UNIQUE INDEX "OperatorLease_standbyId_key" ON "OperatorLease"("standbyId");
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_standbyId_fkey" FOREIGN KEY ("standbyId") REFERENCES "Standby"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_one_holder" CHECK (("callId" IS NULL) <> ("standbyId" IS NULL));

CREATE TABLE "PacingMemory" (
    "teamId" TEXT NOT NULL,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "expects" JSONB,
    "heldBy" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PacingMemory_pkey" PRIMARY KEY ("teamId")
);
ALTER TABLE "PacingMemory" ADD CONSTRAINT "PacingMemory_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "PacingLesson" (
    "seq" BIGSERIAL NOT NULL,
    "teamId" TEXT NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "PacingLesson_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "PacingLesson_teamId_seq_idx" ON "PacingLesson"("teamId", "seq");
-- Twice a second it is asked which teams have legs under way: those are few of all calls.
CREATE INDEX "Call_customer_under_way" ON "Call" ("teamId") WHERE "endedAt" IS NULL AND phase IN ('customer-ringing', 'customer-waiting');
