-- AlterTable
ALTER TABLE "Callback" ADD COLUMN     "displayFlowId" TEXT,
ADD COLUMN     "displayRevision" INTEGER,
ADD COLUMN     "displayView" TEXT;

-- AlterTable
ALTER TABLE "Flow" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "draftSavedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "draftSavedById" TEXT;

-- AlterTable
ALTER TABLE "FlowRevision" ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "displayFlowId" TEXT;

-- CreateTable
CREATE TABLE "FlowCount" (
    "workspaceId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "port" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "FlowCount_pkey" PRIMARY KEY ("revisionId","nodeId","port","hour")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "path" JSONB NOT NULL,
    "decision" TEXT,
    "events" JSONB NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Exposure" (
    "workspaceId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "shownAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "requestedAt" TIMESTAMPTZ(3),
    "callbackId" TEXT,

    CONSTRAINT "Exposure_pkey" PRIMARY KEY ("flowId","nodeId","variant","visitorId")
);

-- CreateIndex
CREATE INDEX "FlowCount_flowId_hour_idx" ON "FlowCount"("flowId", "hour");

-- CreateIndex
CREATE INDEX "Decision_flowId_at_idx" ON "Decision"("flowId", "at" DESC);

-- CreateIndex
CREATE INDEX "Decision_flowId_visitorId_at_idx" ON "Decision"("flowId", "visitorId", "at" DESC);

-- CreateIndex
CREATE INDEX "Decision_at_idx" ON "Decision"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_siteId_view_key" ON "Decision"("siteId", "view");

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_displayFlowId_fkey" FOREIGN KEY ("displayFlowId") REFERENCES "Flow"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlowCount" ADD CONSTRAINT "FlowCount_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlowCount" ADD CONSTRAINT "FlowCount_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "FlowRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "FlowRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
