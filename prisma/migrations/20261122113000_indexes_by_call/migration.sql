-- By call: whoever applies the signals of one call must not walk over those of all that were just applied.
DROP INDEX "Signal_unapplied";
CREATE INDEX "Signal_unapplied" ON "Signal" ("callId", "receivedAt") WHERE "appliedAt" IS NULL;
DROP INDEX "OutboxItem_undone";
CREATE INDEX "OutboxItem_undone" ON "OutboxItem" ("callId", "createdAt") WHERE "doneAt" IS NULL;
