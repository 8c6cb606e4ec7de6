-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'manager', 'editor', 'operator');

-- CreateEnum
CREATE TYPE "FlowKind" AS ENUM ('display', 'routing');

-- CreateEnum
CREATE TYPE "TeamStrategy" AS ENUM ('longest-idle', 'priority-tier');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('requested', 'scheduled', 'operator-ringing', 'operator-answered', 'customer-ringing', 'talking', 'finished');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('conversation', 'unreached', 'nobody-free', 'cancelled', 'refused', 'failed');

-- CreateEnum
CREATE TYPE "SeatName" AS ENUM ('operator', 'customer');

-- CreateEnum
CREATE TYPE "ConnectionStatus" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('pending', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "language" TEXT NOT NULL DEFAULT 'en',
    "allowedCountries" TEXT[],
    "defaultCountry" TEXT NOT NULL DEFAULT 'US',
    "callerId" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "allowedOrigins" TEXT[],
    "defaultCountry" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "appearance" JSONB NOT NULL DEFAULT '{}',
    "routingFlowId" TEXT,
    "lastSeenAt" TIMESTAMPTZ(3),
    "lastSeenPage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentText" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "consentTextId" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "userAgent" TEXT,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flow" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" "FlowKind" NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "draftVersion" INTEGER NOT NULL DEFAULT 1,
    "liveRevisionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlowRevision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "program" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" TEXT,

    CONSTRAINT "FlowRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "strategy" "TeamStrategy" NOT NULL DEFAULT 'longest-idle',
    "timeZone" TEXT NOT NULL,
    "hours" JSONB,
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Operator" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "memberId" TEXT,
    "timeZone" TEXT,
    "hours" JSONB,
    "pausedUntil" TIMESTAMPTZ(3),
    "restingUntil" TIMESTAMPTZ(3),
    "idleSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamOperator" (
    "teamId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "tier" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TeamOperator_pkey" PRIMARY KEY ("teamId","operatorId")
);

-- CreateTable
CREATE TABLE "OperatorLease" (
    "operatorId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "acquiredAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OperatorLease_pkey" PRIMARY KEY ("operatorId")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "name" TEXT,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Callback" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "country" TEXT,
    "name" TEXT,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "page" TEXT NOT NULL,
    "pageTitle" TEXT,
    "referrer" TEXT,
    "utm" JSONB NOT NULL DEFAULT '{}',
    "language" TEXT NOT NULL,
    "visitorId" TEXT,
    "offer" TEXT,
    "ip" TEXT NOT NULL,
    "userAgent" TEXT,
    "tokenHash" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "stage" "Stage" NOT NULL DEFAULT 'requested',
    "outcome" "Outcome",
    "nextStep" JSONB,
    "stages" JSONB NOT NULL DEFAULT '[]',
    "promiseAt" TIMESTAMPTZ(3),
    "scheduledFor" TIMESTAMPTZ(3),
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "talkSeconds" INTEGER NOT NULL DEFAULT 0,
    "operatorId" TEXT,
    "rating" INTEGER,
    "needsHuman" BOOLEAN NOT NULL DEFAULT false,
    "routingRevisionId" TEXT NOT NULL,
    "routingState" JSONB NOT NULL,
    "wakeAt" TIMESTAMPTZ(3),
    "wakeKey" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "result" TEXT,
    "cause" TEXT,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Call" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "phase" TEXT NOT NULL,
    "wantsOperatorSince" TIMESTAMPTZ(3),
    "wantsCustomerSince" TIMESTAMPTZ(3),
    "triedOperators" TEXT[],
    "operatorId" TEXT,
    "nextTimerAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "joinedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "talkSeconds" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "cause" TEXT,

    CONSTRAINT "Call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Leg" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "seat" "SeatName" NOT NULL,
    "operatorId" TEXT,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "ringingAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "cause" TEXT,

    CONSTRAINT "Leg_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signal" (
    "seq" BIGSERIAL NOT NULL,
    "callId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Signal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxItem" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" TEXT,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "callId" TEXT,
    "callbackId" TEXT,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimedBy" TEXT,
    "claimedUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "OutboxItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fact" JSONB NOT NULL,

    CONSTRAINT "TimelineEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "ConnectionStatus" NOT NULL DEFAULT 'active',
    "pausedReason" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "credentials" TEXT,
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "callbackId" TEXT,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "key" TEXT NOT NULL,
    "status" "DeliveryStatus" NOT NULL DEFAULT 'pending',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextTryAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryTry" (
    "id" BIGSERIAL NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "responseStatus" INTEGER,
    "responseBody" TEXT,
    "errorKind" TEXT,
    "error" TEXT,

    CONSTRAINT "DeliveryTry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Email" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "Email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slug_key" ON "Workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Member_workspaceId_userId_key" ON "Member"("workspaceId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_workspaceId_idx" ON "Invitation"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Site_key_key" ON "Site"("key");

-- CreateIndex
CREATE INDEX "Site_workspaceId_idx" ON "Site"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentText_siteId_language_version_key" ON "ConsentText"("siteId", "language", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_callbackId_key" ON "Consent"("callbackId");

-- CreateIndex
CREATE INDEX "Consent_workspaceId_idx" ON "Consent"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Flow_liveRevisionId_key" ON "Flow"("liveRevisionId");

-- CreateIndex
CREATE INDEX "Flow_workspaceId_idx" ON "Flow"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "FlowRevision_flowId_number_key" ON "FlowRevision"("flowId", "number");

-- CreateIndex
CREATE INDEX "Team_workspaceId_idx" ON "Team"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Operator_memberId_key" ON "Operator"("memberId");

-- CreateIndex
CREATE INDEX "Operator_workspaceId_idx" ON "Operator"("workspaceId");

-- CreateIndex
CREATE INDEX "TeamOperator_operatorId_idx" ON "TeamOperator"("operatorId");

-- CreateIndex
CREATE UNIQUE INDEX "OperatorLease_callId_key" ON "OperatorLease"("callId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_workspaceId_phone_key" ON "Contact"("workspaceId", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "Callback_tokenHash_key" ON "Callback"("tokenHash");

-- CreateIndex
CREATE INDEX "Callback_workspaceId_requestedAt_idx" ON "Callback"("workspaceId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "Callback_workspaceId_stage_idx" ON "Callback"("workspaceId", "stage");

-- CreateIndex
CREATE INDEX "Callback_siteId_requestedAt_idx" ON "Callback"("siteId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "Callback_phone_requestedAt_idx" ON "Callback"("phone", "requestedAt");

-- CreateIndex
CREATE INDEX "Callback_wakeAt_idx" ON "Callback"("wakeAt");

-- CreateIndex
CREATE UNIQUE INDEX "Callback_siteId_idempotencyKey_key" ON "Callback"("siteId", "idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_callbackId_number_key" ON "Attempt"("callbackId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Call_attemptId_key" ON "Call"("attemptId");

-- CreateIndex
CREATE INDEX "Call_callbackId_idx" ON "Call"("callbackId");

-- CreateIndex
CREATE INDEX "Call_endedAt_nextTimerAt_idx" ON "Call"("endedAt", "nextTimerAt");

-- CreateIndex
CREATE INDEX "Call_teamId_endedAt_idx" ON "Call"("teamId", "endedAt");

-- CreateIndex
CREATE INDEX "Leg_callId_idx" ON "Leg"("callId");

-- CreateIndex
CREATE UNIQUE INDEX "Signal_key_key" ON "Signal"("key");

-- CreateIndex
CREATE INDEX "Signal_callId_seq_idx" ON "Signal"("callId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxItem_key_key" ON "OutboxItem"("key");

-- CreateIndex
CREATE INDEX "OutboxItem_callId_idx" ON "OutboxItem"("callId");

-- CreateIndex
CREATE INDEX "OutboxItem_callbackId_idx" ON "OutboxItem"("callbackId");

-- CreateIndex
CREATE INDEX "TimelineEntry_callbackId_id_idx" ON "TimelineEntry"("callbackId", "id");

-- CreateIndex
CREATE INDEX "Connection_workspaceId_idx" ON "Connection"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_createdAt_idx" ON "Delivery"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Delivery_connectionId_status_idx" ON "Delivery"("connectionId", "status");

-- CreateIndex
CREATE INDEX "Delivery_status_nextTryAt_idx" ON "Delivery"("status", "nextTryAt");

-- CreateIndex
CREATE INDEX "DeliveryTry_deliveryId_id_idx" ON "DeliveryTry"("deliveryId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Email_key_key" ON "Email"("key");

-- CreateIndex
CREATE INDEX "Email_workspaceId_createdAt_idx" ON "Email"("workspaceId", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_routingFlowId_fkey" FOREIGN KEY ("routingFlowId") REFERENCES "Flow"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentText" ADD CONSTRAINT "ConsentText_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_consentTextId_fkey" FOREIGN KEY ("consentTextId") REFERENCES "ConsentText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flow" ADD CONSTRAINT "Flow_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flow" ADD CONSTRAINT "Flow_liveRevisionId_fkey" FOREIGN KEY ("liveRevisionId") REFERENCES "FlowRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlowRevision" ADD CONSTRAINT "FlowRevision_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Operator" ADD CONSTRAINT "Operator_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Operator" ADD CONSTRAINT "Operator_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamOperator" ADD CONSTRAINT "TeamOperator_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamOperator" ADD CONSTRAINT "TeamOperator_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OperatorLease" ADD CONSTRAINT "OperatorLease_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Callback" ADD CONSTRAINT "Callback_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Callback" ADD CONSTRAINT "Callback_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Callback" ADD CONSTRAINT "Callback_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Callback" ADD CONSTRAINT "Callback_routingRevisionId_fkey" FOREIGN KEY ("routingRevisionId") REFERENCES "FlowRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leg" ADD CONSTRAINT "Leg_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leg" ADD CONSTRAINT "Leg_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEntry" ADD CONSTRAINT "TimelineEntry_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryTry" ADD CONSTRAINT "DeliveryTry_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- Nobody's phone is rung for two calls at once: at most one living customer leg a number, across all workspaces.
CREATE UNIQUE INDEX "Leg_one_live_customer" ON "Leg" ("number") WHERE "seat" = 'customer' AND "endedAt" IS NULL;
-- … and at most one living leg an operator.
CREATE UNIQUE INDEX "Leg_one_live_operator" ON "Leg" ("operatorId") WHERE "operatorId" IS NOT NULL AND "endedAt" IS NULL;
-- The sweepers look only at what is not done yet.
CREATE INDEX "Signal_unapplied" ON "Signal" ("receivedAt") WHERE "appliedAt" IS NULL;
CREATE INDEX "OutboxItem_undone" ON "OutboxItem" ("createdAt") WHERE "doneAt" IS NULL;
CREATE INDEX "Call_waiting" ON "Call" ("teamId") WHERE "endedAt" IS NULL AND ("wantsOperatorSince" IS NOT NULL OR "wantsCustomerSince" IS NOT NULL);
CREATE INDEX "Attempt_untold" ON "Attempt" ("endedAt") WHERE "endedAt" IS NOT NULL AND "toldAt" IS NULL;
-- One running callback a number and site: two quick requests are one wish.
CREATE UNIQUE INDEX "Callback_one_running" ON "Callback" ("siteId", "phone") WHERE "finishedAt" IS NULL;
