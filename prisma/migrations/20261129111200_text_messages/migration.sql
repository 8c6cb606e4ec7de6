-- Text messages to customers, and who sends them.
CREATE TYPE "TextStatus" AS ENUM ('waiting', 'sent', 'delivered', 'undelivered', 'failed');

CREATE TABLE "TextSender" (
    "workspaceId" TEXT NOT NULL,
    "accountId" TEXT,
    "from" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "credentials" TEXT,
    "troubleKind" TEXT,
    "troubleText" TEXT,
    "triedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TextSender_pkey" PRIMARY KEY ("workspaceId")
);

CREATE TABLE "TextMessage" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" JSONB NOT NULL DEFAULT '"none"',
    "tokenHash" TEXT,
    "status" "TextStatus" NOT NULL DEFAULT 'waiting',
    "failure" TEXT,
    "detail" TEXT,
    "parts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextTryAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "tryingSince" TIMESTAMPTZ(3),
    "accountId" TEXT,
    "reference" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "waitKey" TEXT,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "TextMessage_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "TextSender_accountId_idx" ON "TextSender"("accountId");
CREATE UNIQUE INDEX "TextMessage_key_key" ON "TextMessage"("key");
CREATE UNIQUE INDEX "TextMessage_tokenHash_key" ON "TextMessage"("tokenHash");
CREATE INDEX "TextMessage_workspaceId_to_createdAt_idx" ON "TextMessage"("workspaceId", "to", "createdAt");
CREATE INDEX "TextMessage_accountId_reference_idx" ON "TextMessage"("accountId", "reference");
CREATE INDEX "TextMessage_callbackId_idx" ON "TextMessage"("callbackId");
CREATE INDEX "TextMessage_toldAt_nextTryAt_idx" ON "TextMessage"("toldAt", "nextTryAt");

ALTER TABLE "TextSender" ADD CONSTRAINT "TextSender_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TextSender" ADD CONSTRAINT "TextSender_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelephonyAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TextMessage" ADD CONSTRAINT "TextMessage_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;
