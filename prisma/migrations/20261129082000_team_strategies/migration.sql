-- AlterEnum
ALTER TYPE "TeamStrategy" ADD VALUE 'round-robin';
ALTER TYPE "TeamStrategy" ADD VALUE 'least-calls';
ALTER TYPE "TeamStrategy" ADD VALUE 'weighted';

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "ringAtOnce" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "stickySeconds" INTEGER;

-- AlterTable
ALTER TABLE "Operator" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "skills" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "TeamOperator" ADD COLUMN     "credit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lastAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "weight" INTEGER NOT NULL DEFAULT 1;

-- A call may ring several operators at once: it holds a lease on each.
DROP INDEX "OperatorLease_callId_key";

-- CreateIndex
CREATE INDEX "OperatorLease_callId_idx" ON "OperatorLease"("callId");
