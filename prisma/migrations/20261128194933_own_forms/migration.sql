-- CreateTable
CREATE TABLE "PickSession" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "places" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "savedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PickSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormSighting" (
    "workspaceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3),
    "missingSince" TIMESTAMPTZ(3),
    "missingViews" INTEGER NOT NULL DEFAULT 0,
    "toldAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormSighting_pkey" PRIMARY KEY ("siteId","flowId","nodeId","page")
);

-- CreateIndex
CREATE UNIQUE INDEX "PickSession_tokenHash_key" ON "PickSession"("tokenHash");

-- CreateIndex
CREATE INDEX "PickSession_expiresAt_idx" ON "PickSession"("expiresAt");

-- CreateIndex
CREATE INDEX "FormSighting_flowId_idx" ON "FormSighting"("flowId");

-- CreateIndex
CREATE INDEX "FormSighting_updatedAt_idx" ON "FormSighting"("updatedAt");

-- AddForeignKey
ALTER TABLE "PickSession" ADD CONSTRAINT "PickSession_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormSighting" ADD CONSTRAINT "FormSighting_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
