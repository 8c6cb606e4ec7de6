-- The telephones in operators' browsers: who holds one, and whether it can be rung.

CREATE TABLE "BrowserPhone" (
    "operatorId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedAt" TIMESTAMPTZ(3),
    "reachableUntil" TIMESTAMPTZ(3),

    CONSTRAINT "BrowserPhone_pkey" PRIMARY KEY ("operatorId")
);

CREATE INDEX "BrowserPhone_workspaceId_idx" ON "BrowserPhone"("workspaceId");
CREATE INDEX "BrowserPhone_accountId_idx" ON "BrowserPhone"("accountId");

ALTER TABLE "BrowserPhone" ADD CONSTRAINT "BrowserPhone_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BrowserPhone" ADD CONSTRAINT "BrowserPhone_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BrowserPhone" ADD CONSTRAINT "BrowserPhone_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelephonyAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
