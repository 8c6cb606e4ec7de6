-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "accountId" TEXT;

-- CreateTable
CREATE TABLE "TelephonyAccount" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "credentials" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rank" INTEGER NOT NULL,
    "isPaused" BOOLEAN NOT NULL DEFAULT false,
    "callerIds" JSONB NOT NULL DEFAULT '[]',
    "rates" JSONB,
    "webhookKey" TEXT NOT NULL,
    "health" JSONB,
    "checkedAt" TIMESTAMPTZ(3),
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "troubleSince" TIMESTAMPTZ(3),
    "troubleKind" TEXT,
    "troubleText" TEXT,
    "passedOverUntil" TIMESTAMPTZ(3),
    "ownersToldAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TelephonyAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegReference" (
    "legId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LegReference_pkey" PRIMARY KEY ("legId")
);

-- CreateTable
CREATE TABLE "TestCall" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "startedById" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TestCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TelephonyAccount_webhookKey_key" ON "TelephonyAccount"("webhookKey");

-- CreateIndex
CREATE INDEX "TelephonyAccount_workspaceId_rank_idx" ON "TelephonyAccount"("workspaceId", "rank");

-- CreateIndex
CREATE INDEX "LegReference_accountId_reference_idx" ON "LegReference"("accountId", "reference");

-- CreateIndex
CREATE INDEX "LegReference_createdAt_idx" ON "LegReference"("createdAt");

-- CreateIndex
CREATE INDEX "TestCall_accountId_startedAt_idx" ON "TestCall"("accountId", "startedAt");

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelephonyAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TelephonyAccount" ADD CONSTRAINT "TelephonyAccount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
