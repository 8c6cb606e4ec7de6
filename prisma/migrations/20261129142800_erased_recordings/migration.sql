-- Recordings are erased at their providers: by hand, after so many days, and with their lead.
ALTER TABLE "Workspace" ADD COLUMN "recordingDays" INTEGER;

ALTER TABLE "Recording"
    ADD COLUMN "provider" TEXT,
    ADD COLUMN "unwantedAt" TIMESTAMPTZ(3),
    ADD COLUMN "unwantedBy" TEXT,
    ADD COLUMN "erasedAt" TIMESTAMPTZ(3),
    ADD COLUMN "erasureTries" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "nextErasureAt" TIMESTAMPTZ(3),
    ADD COLUMN "erasureError" TEXT,
    ALTER COLUMN "callbackId" DROP NOT NULL;

UPDATE "Recording" SET "provider" = "Call"."provider" FROM "Call" WHERE "Call"."id" = "Recording"."callId";
ALTER TABLE "Recording" ALTER COLUMN "provider" SET NOT NULL;

ALTER TABLE "Recording" DROP CONSTRAINT "Recording_callbackId_fkey";
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "Recording_workspaceId_readyAt_idx" ON "Recording"("workspaceId", "readyAt");
CREATE INDEX "Recording_to_erase" ON "Recording" ("nextErasureAt") WHERE "unwantedAt" IS NOT NULL AND "erasedAt" IS NULL;
