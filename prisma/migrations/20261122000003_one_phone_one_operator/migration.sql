-- Two operators of a workspace with one phone would have that phone rung twice. Archived ones keep theirs on record.
CREATE UNIQUE INDEX "Operator_one_active_phone" ON "Operator" ("workspaceId", "phone") WHERE "archivedAt" IS NULL;
