-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "callsHeldUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Callback" ADD COLUMN     "isHeld" BOOLEAN NOT NULL DEFAULT false;
