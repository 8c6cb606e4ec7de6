-- CreateTable
CREATE TABLE "ProviderSession" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderSession_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE INDEX "ProviderSession_createdAt_idx" ON "ProviderSession"("createdAt");
