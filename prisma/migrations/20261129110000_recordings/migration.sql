-- Where the sound of talks can be read.
CREATE TABLE "Recording" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "callbackId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "readyAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Recording_accountId_reference_key" ON "Recording"("accountId", "reference");
CREATE INDEX "Recording_callbackId_idx" ON "Recording"("callbackId");

ALTER TABLE "Recording" ADD CONSTRAINT "Recording_callbackId_fkey" FOREIGN KEY ("callbackId") REFERENCES "Callback"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelephonyAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
