-- Sounds of workspaces' own that are played in calls; and recordings of the installation's own account.
CREATE TABLE "Sound" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "wav" BYTEA NOT NULL,
    "ms" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sound_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Sound_fileName_key" ON "Sound"("fileName");
CREATE INDEX "Sound_workspaceId_idx" ON "Sound"("workspaceId");

ALTER TABLE "Sound" ADD CONSTRAINT "Sound_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Recording" ALTER COLUMN "accountId" DROP NOT NULL;
