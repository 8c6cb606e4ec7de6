-- AlterTable
ALTER TABLE "Callback" ADD COLUMN "promisedAt" TIMESTAMPTZ(3);
