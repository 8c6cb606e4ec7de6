-- What an operator's console and the live board need beside the call itself.

ALTER TABLE "Workspace" ADD COLUMN "asksDisposition" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "dispositions" JSONB;

ALTER TABLE "Operator" ADD COLUMN "pauseReason" TEXT,
ADD COLUMN "pausedSince" TIMESTAMPTZ(3),
ADD COLUMN "phoneVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN "snoozeMinutes" INTEGER;

CREATE TABLE "CallNote" (
    "callId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallNote_pkey" PRIMARY KEY ("callId")
);

CREATE TABLE "Disposition" (
    "callId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "operatorId" TEXT,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "followUpId" TEXT,

    CONSTRAINT "Disposition_pkey" PRIMARY KEY ("callId")
);

CREATE TABLE "PhoneVerification" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhoneVerification_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Call_operatorId_startedAt_idx" ON "Call"("operatorId", "startedAt" DESC);
CREATE INDEX "CallNote_callbackId_idx" ON "CallNote"("callbackId");
CREATE INDEX "Disposition_callbackId_idx" ON "Disposition"("callbackId");
CREATE INDEX "Disposition_workspaceId_at_idx" ON "Disposition"("workspaceId", "at");
CREATE INDEX "PhoneVerification_operatorId_createdAt_idx" ON "PhoneVerification"("operatorId", "createdAt");

ALTER TABLE "CallNote" ADD CONSTRAINT "CallNote_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Disposition" ADD CONSTRAINT "Disposition_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PhoneVerification" ADD CONSTRAINT "PhoneVerification_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
