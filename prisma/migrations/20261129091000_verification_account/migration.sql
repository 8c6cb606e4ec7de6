-- The account that the code is said through; null: the installation's own.
ALTER TABLE "PhoneVerification" ADD COLUMN "accountId" TEXT;
