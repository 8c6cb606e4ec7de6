-- What brought the visitor, and how much a request looks like spam.
ALTER TABLE "Callback" ADD COLUMN     "landing" TEXT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "spamScore" INTEGER,
ADD COLUMN     "spamSigns" JSONB NOT NULL DEFAULT '[]';

CREATE INDEX "Callback_workspaceId_ip_requestedAt_idx" ON "Callback"("workspaceId", "ip", "requestedAt");
