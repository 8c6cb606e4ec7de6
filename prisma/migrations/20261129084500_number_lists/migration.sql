-- Lists of numbers that routing asks about: VIPs, a blocklist.
CREATE TABLE "NumberList" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),
    CONSTRAINT "NumberList_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "NumberListEntry" (
    "listId" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    CONSTRAINT "NumberListEntry_pkey" PRIMARY KEY ("listId", "phone")
);
CREATE INDEX "NumberList_workspaceId_idx" ON "NumberList"("workspaceId");
ALTER TABLE "NumberList" ADD CONSTRAINT "NumberList_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NumberListEntry" ADD CONSTRAINT "NumberListEntry_listId_fkey" FOREIGN KEY ("listId") REFERENCES "NumberList"("id") ON DELETE CASCADE ON UPDATE CASCADE;
