-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "ownerChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "ownerConnectionId" TEXT,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "ownerName" TEXT,
ADD COLUMN     "ownerRemoteId" TEXT;

-- CreateIndex
CREATE INDEX "Contact_ownerId_idx" ON "Contact"("ownerId");

-- CreateIndex
CREATE INDEX "Contact_ownerConnectionId_ownerRemoteId_idx" ON "Contact"("ownerConnectionId", "ownerRemoteId");

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_ownerConnectionId_fkey" FOREIGN KEY ("ownerConnectionId") REFERENCES "Connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;
