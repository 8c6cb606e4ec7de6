-- AlterTable
ALTER TABLE "Email" ADD COLUMN     "nextTryAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "Email_sentAt_nextTryAt_idx" ON "Email"("sentAt", "nextTryAt");
