-- CreateEnum
CREATE TYPE "VisitorMemory" AS ENUM ('lasting', 'consented', 'visit');

-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "monthlyBudget" INTEGER,
ADD COLUMN     "visitorMemory" "VisitorMemory" NOT NULL DEFAULT 'lasting';

-- CreateIndex
CREATE INDEX "Callback_workspaceId_visitorId_requestedAt_idx" ON "Callback"("workspaceId", "visitorId", "requestedAt");

-- CreateIndex
CREATE INDEX "Decision_siteId_at_idx" ON "Decision"("siteId", "at");
