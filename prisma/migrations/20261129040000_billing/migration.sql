-- CreateEnum
CREATE TYPE "MeterStatus" AS ENUM ('waiting', 'sent', 'refused');

-- CreateTable
CREATE TABLE "BillingAccount" (
    "workspaceId" TEXT NOT NULL,
    "stripeCustomerId" TEXT,
    "plan" TEXT NOT NULL DEFAULT 'free',
    "priceVersion" TEXT,
    "subscription" JSONB,
    "invoices" JSONB NOT NULL DEFAULT '[]',
    "readAt" TIMESTAMPTZ(3),
    "readUpToSeq" BIGINT NOT NULL DEFAULT 0,
    "limitSeconds" INTEGER,
    "limitMinor" INTEGER,
    "checkoutSessionId" TEXT,
    "meterClaimedBy" TEXT,
    "meterClaimedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BillingAccount_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "UsageLine" (
    "callId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "priceVersion" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMillis" INTEGER NOT NULL,
    "isMetered" BOOLEAN NOT NULL,

    CONSTRAINT "UsageLine_pkey" PRIMARY KEY ("callId")
);

-- CreateTable
CREATE TABLE "MeterEvent" (
    "callId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "stripeCustomerId" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "MeterStatus" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "firstTriedAt" TIMESTAMPTZ(3),
    "lastTriedAt" TIMESTAMPTZ(3),
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "MeterEvent_pkey" PRIMARY KEY ("callId")
);

-- CreateTable
CREATE TABLE "UsageCheck" (
    "workspaceId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "ledgerSeconds" INTEGER NOT NULL,
    "unsentSeconds" INTEGER NOT NULL,
    "stripeSeconds" INTEGER NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsageCheck_pkey" PRIMARY KEY ("workspaceId","day")
);

-- CreateTable
CREATE TABLE "StripeEvent" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "customerId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BillingAccount_stripeCustomerId_key" ON "BillingAccount"("stripeCustomerId");

-- CreateIndex
CREATE INDEX "UsageLine_workspaceId_endedAt_callId_idx" ON "UsageLine"("workspaceId", "endedAt", "callId");

-- CreateIndex
CREATE INDEX "MeterEvent_workspaceId_at_callId_idx" ON "MeterEvent"("workspaceId", "at", "callId");

-- CreateIndex
CREATE INDEX "MeterEvent_status_nextTryAt_idx" ON "MeterEvent"("status", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "StripeEvent_seq_key" ON "StripeEvent"("seq");

-- CreateIndex
CREATE INDEX "StripeEvent_customerId_seq_idx" ON "StripeEvent"("customerId", "seq");

-- What Prisma cannot say.

-- A workspace limits talk or money, not both.
ALTER TABLE "BillingAccount" ADD CONSTRAINT "BillingAccount_one_limit" CHECK ("limitSeconds" IS NULL OR "limitMinor" IS NULL);
ALTER TABLE "UsageLine" ADD CONSTRAINT "UsageLine_positive" CHECK ("seconds" > 0 AND "amountMillis" >= 0);

-- The ledger is written and read, and nothing else: not by a mistake of ours, and not by hand.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The usage ledger is never changed: % refused.', TG_OP;
END $$;
CREATE TRIGGER "UsageLine_immutable" BEFORE UPDATE OR DELETE ON "UsageLine"
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER "UsageLine_not_truncated" BEFORE TRUNCATE ON "UsageLine"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- What is left to do, and nothing of what was done.
CREATE INDEX "StripeEvent_undone" ON "StripeEvent" ("seq") WHERE "doneAt" IS NULL;
CREATE INDEX "MeterEvent_unsent" ON "MeterEvent" ("workspaceId", "at") WHERE "status" = 'waiting';
