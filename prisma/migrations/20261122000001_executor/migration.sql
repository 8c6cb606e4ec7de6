-- State of the embedded executor (server/jobs/embedded). A schema of its own: Prisma neither reads nor manages it.
-- Payloads are json, not jsonb: they are kept byte for byte (jsonb refuses \u0000 and forgets the order of keys).
CREATE SCHEMA "executor";

-- What is registered: read at every event, so that all processes see the same functions.
CREATE TABLE "executor"."functions" (
  "id" TEXT PRIMARY KEY,
  "app_id" TEXT NOT NULL,
  "event_names" TEXT[] NOT NULL,
  "plan" JSON NOT NULL
);

-- Events taken, for de-duplication by id; the runs keep the bodies.
CREATE TABLE "executor"."events" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "received_at" TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX "events_received_at_idx" ON "executor"."events" ("received_at");

CREATE TABLE "executor"."runs" (
  "id" UUID PRIMARY KEY,
  "function_id" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'running' CHECK ("status" IN ('running', 'completed', 'failed')),
  "event" JSON NOT NULL,
  -- Parallel steps that must all end before the function is called again.
  "awaited_steps" TEXT[] NOT NULL DEFAULT '{}',
  "concurrency_keys" TEXT[] NOT NULL DEFAULT '{}',
  "concurrency_limits" INT[] NOT NULL DEFAULT '{}',
  -- What the function returned, or the error it ended with.
  "output" JSON,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "ended_at" TIMESTAMPTZ
);
CREATE INDEX "runs_ended_at_idx" ON "executor"."runs" ("ended_at") WHERE "ended_at" IS NOT NULL;

-- Results of steps, in the order in which they ended: the SDK replays a function in that order.
CREATE TABLE "executor"."steps" (
  "run_id" UUID NOT NULL REFERENCES "executor"."runs" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "position" BIGINT GENERATED ALWAYS AS IDENTITY,
  "result" JSON NOT NULL,
  PRIMARY KEY ("run_id", "id")
);

-- Everything that is due now or later: a call to a function, the end of a sleep, a tick of a cron.
CREATE TABLE "executor"."jobs" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The same thing asked for twice is one job.
  "key" TEXT NOT NULL UNIQUE,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('call', 'sleep', 'cron')),
  "run_id" UUID REFERENCES "executor"."runs" ("id") ON DELETE CASCADE,
  -- Hash of the step to run or wake; 'step' calls the function to find out what comes next.
  "step_id" TEXT,
  "function_id" TEXT NOT NULL,
  "cron" TEXT,
  "due_at" TIMESTAMPTZ NOT NULL,
  -- Attempts that ended in an error; and those whose process ended or stalled before they did.
  "attempt" INT NOT NULL DEFAULT 0,
  "lost" INT NOT NULL DEFAULT 0,
  "concurrency_keys" TEXT[] NOT NULL DEFAULT '{}',
  "concurrency_limits" INT[] NOT NULL DEFAULT '{}',
  -- Who works on it and until when. The generation grows at every claim: a result of an older one is refused.
  "owner" TEXT,
  "lease_until" TIMESTAMPTZ,
  "generation" INT NOT NULL DEFAULT 0
);
CREATE INDEX "jobs_due_at_idx" ON "executor"."jobs" ("due_at");
CREATE INDEX "jobs_run_id_idx" ON "executor"."jobs" ("run_id");
CREATE INDEX "jobs_lease_until_idx" ON "executor"."jobs" ("lease_until") WHERE "lease_until" IS NOT NULL;

-- Idempotency keys taken, and how far ahead throttled functions are booked.
CREATE TABLE "executor"."keys" (
  "key" TEXT PRIMARY KEY,
  "expires_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX "keys_expires_at_idx" ON "executor"."keys" ("expires_at");
