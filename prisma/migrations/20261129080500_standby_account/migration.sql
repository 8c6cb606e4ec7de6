-- Legs are joined within one account: a standby is lent to calls of its own. NULL: the installation's.
ALTER TABLE "Standby" ADD COLUMN "accountId" TEXT;
