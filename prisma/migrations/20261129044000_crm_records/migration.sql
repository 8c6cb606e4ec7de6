-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "accountId" TEXT,
ADD COLUMN     "accountName" TEXT,
ADD COLUMN     "accountUrl" TEXT,
ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "quietUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "contactId" TEXT;

-- AlterTable
ALTER TABLE "DeliveryTry" ADD COLUMN     "exchanges" JSONB;

-- CreateTable
CREATE TABLE "RemoteRecord" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "localKey" TEXT NOT NULL,
    "remoteId" TEXT,
    "url" TEXT,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RemoteRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VendorPace" (
    "key" TEXT NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VendorPace_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "RemoteRecord_connectionId_kind_remoteId_idx" ON "RemoteRecord"("connectionId", "kind", "remoteId");

-- CreateIndex
CREATE INDEX "RemoteRecord_workspaceId_localKey_idx" ON "RemoteRecord"("workspaceId", "localKey");

-- CreateIndex
CREATE UNIQUE INDEX "RemoteRecord_connectionId_kind_localKey_key" ON "RemoteRecord"("connectionId", "kind", "localKey");

-- CreateIndex
CREATE INDEX "Connection_connector_accountId_idx" ON "Connection"("connector", "accountId");

-- CreateIndex
CREATE INDEX "Delivery_connectionId_contactId_status_idx" ON "Delivery"("connectionId", "contactId", "status");

-- AddForeignKey
ALTER TABLE "RemoteRecord" ADD CONSTRAINT "RemoteRecord_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
