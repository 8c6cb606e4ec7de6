-- Which process listens to an account whose provider streams its events.
CREATE TABLE "AccountListener" (
    "accountId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "heldUntil" TIMESTAMPTZ(3) NOT NULL,
    "openSince" TIMESTAMPTZ(3),

    CONSTRAINT "AccountListener_pkey" PRIMARY KEY ("accountId")
);

ALTER TABLE "AccountListener" ADD CONSTRAINT "AccountListener_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelephonyAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
