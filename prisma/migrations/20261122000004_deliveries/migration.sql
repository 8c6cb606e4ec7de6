-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "triesSoFar" INTEGER NOT NULL DEFAULT 0;
