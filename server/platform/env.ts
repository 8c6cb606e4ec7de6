import path from "node:path";
import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");
const url = (what: string) => z.url({ message: `must be ${what}` });

/** Tests only: a stand-in on this machine, in a vendor's place. */
const standIn = z
  .url({
    protocol: /^http$/,
    hostname: /^(127\.0\.0\.1|localhost)$/,
    message: "must be an address on this machine, for tests",
  })
  .optional();

const variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number({ message: "must be a port number" }).int().min(1).max(65535).default(3000),
  PUBLIC_URL: url("the address people use, like https://calls.example.com").optional(),
  DATABASE_URL: z
    .string({
      message: "must be a PostgreSQL connection string; `npm start` sets it for the embedded database",
    })
    .startsWith("postgres", "must begin with postgres:// or postgresql://"),
  PEREZVON_SECRET: z
    .string({ message: "must be a random text of at least 32 characters; `npm start` makes one" })
    .min(32, "must have at least 32 characters"),
  PEREZVON_DATA_DIR: z.string().min(1).default(".data"),
  /** Speaks where a telephony provider cannot; takes the options of espeak-ng. */
  PEREZVON_VOICE: z.string().min(1).default("espeak-ng"),
  PEREZVON_DEMO: flag.default(true),
  PEREZVON_ALLOW_PRIVATE_WEBHOOKS: flag.default(false),
  PEREZVON_TRUST_PROXY: flag.default(false),
  /** This is the only process on the database; set by `npm start` with the embedded one. */
  PEREZVON_ALONE: flag.default(false),
  /** Multiplies the limits of the public intake; only load tests want another than 1. */
  PEREZVON_LIMIT_FACTOR: z.coerce.number({ message: "must be a number" }).min(0.1).max(100_000).default(1),
  /** The simulator's carrier, set by `npm start`. */
  PEREZVON_SIMULATOR_URL: url("the address of the simulator's carrier").optional(),
  PEREZVON_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  INNGEST_BASE_URL: url("the address of an Inngest server").optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  INNGEST_SIGNING_KEY: z.string().min(1).optional(),
  INNGEST_DEV: z.string().optional(),
  HUBSPOT_CLIENT_ID: z.string().min(1).optional(),
  HUBSPOT_CLIENT_SECRET: z.string().min(1).optional(),
  HUBSPOT_API_BASE: standIn,
  TWILIO_API_BASE: standIn,
  VOXIMPLANT_API_BASE: standIn,
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, "must be a secret or restricted key of Stripe, which begins with sk_ or rk_")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith("whsec_", "must be the signing secret of the webhook at Stripe, which begins with whsec_")
    .optional(),
  /** Another server than Stripe's: for tests. */
  STRIPE_API_BASE: url("the address of something that speaks like Stripe").optional(),
});

/** An app at a vendor is an id and a secret: half of it would fail only when somebody connects. */
const schema = variables.superRefine((v, context) => {
  const { HUBSPOT_CLIENT_ID: id, HUBSPOT_CLIENT_SECRET: secret } = v;
  if (Boolean(id) !== Boolean(secret))
    context.addIssue({
      code: "custom",
      path: [id ? "HUBSPOT_CLIENT_SECRET" : "HUBSPOT_CLIENT_ID"],
      message: "must be set too: HubSpot's app has an id and a secret",
    });
});

export interface Env {
  mode: "development" | "production" | "test";
  port: number;
  /** Without a slash at the end. */
  publicUrl: string;
  databaseUrl: string;
  secret: string;
  /** Absolute. What is made and can be made again: announcements. */
  dataDir: string;
  /** The program that speaks. */
  voice: string;
  demo: boolean;
  /** Webhooks may go to loopback and private addresses: receivers in one's own network. */
  allowPrivateWebhooks: boolean;
  /** Believe X-Forwarded-For: only behind a proxy that sets it. */
  trustProxy: boolean;
  alone: boolean;
  simulator: { url: string; secret: string } | null;
  /** How often the public intake may be used: by called number, by address, by site. */
  limits: Record<"number" | "address" | "site", { points: number; seconds: number }>;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** True: a real Inngest runs the jobs. */
  inngest: boolean;
  smtpUrl: string | null;
  /** null: nothing is metered and nothing costs. `apiBase` null: Stripe itself. */
  stripe: { secretKey: string; webhookSecret: string; apiBase: string | null } | null;
  /** By connector: this installation's app at the vendor, where its owner has made one. */
  oauthApps: Record<string, { clientId: string; clientSecret: string } | undefined>;
  /** By connector or provider: a stand-in instead of the vendor. */
  vendorBases: Record<string, string | undefined>;
}

/**
 * Reads and checks the environment; the only place that does.
 * @throws Error naming every wrong variable and what it wants.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not right:\n${lines.join("\n")}`);
  }
  const v = parsed.data;
  return {
    mode: v.NODE_ENV,
    port: v.PORT,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ""),
    databaseUrl: v.DATABASE_URL,
    secret: v.PEREZVON_SECRET,
    dataDir: path.resolve(v.PEREZVON_DATA_DIR),
    voice: v.PEREZVON_VOICE,
    demo: v.PEREZVON_DEMO,
    allowPrivateWebhooks: v.PEREZVON_ALLOW_PRIVATE_WEBHOOKS,
    trustProxy: v.PEREZVON_TRUST_PROXY,
    alone: v.PEREZVON_ALONE,
    simulator: v.PEREZVON_SIMULATOR_URL
      ? { url: v.PEREZVON_SIMULATOR_URL.replace(/\/+$/, ""), secret: v.PEREZVON_SECRET }
      : null,
    // Somebody who tries the demo asks again and again, from one address, for one number.
    limits: intakeLimits(v.PEREZVON_LIMIT_FACTOR * (v.PEREZVON_DEMO ? 20 : 1)),
    logLevel: v.PEREZVON_LOG_LEVEL,
    inngest: Boolean(v.INNGEST_BASE_URL || v.INNGEST_EVENT_KEY || v.INNGEST_SIGNING_KEY || v.INNGEST_DEV),
    smtpUrl: v.SMTP_URL ?? null,
    stripe: stripeOf(v),
    oauthApps: { hubspot: oauthApp(v.HUBSPOT_CLIENT_ID, v.HUBSPOT_CLIENT_SECRET) },
    vendorBases: {
      hubspot: v.HUBSPOT_API_BASE?.replace(/\/+$/, ""),
      twilio: v.TWILIO_API_BASE?.replace(/\/+$/, ""),
      voximplant: v.VOXIMPLANT_API_BASE?.replace(/\/+$/, ""),
    },
  };
}

/** Without its webhooks we would never learn that somebody paid: half a configuration is a mistake. */
function stripeOf(v: z.infer<typeof schema>): Env["stripe"] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = v;
  if (!secretKey && !webhookSecret) return null;
  if (!secretKey || !webhookSecret)
    throw new Error(
      "The environment is not right:\n  STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or neither.",
    );
  return { secretKey, webhookSecret, apiBase: v.STRIPE_API_BASE ?? null };
}

const oauthApp = (clientId: string | undefined, clientSecret: string | undefined) =>
  clientId && clientSecret ? { clientId, clientSecret } : undefined;

function intakeLimits(factor: number): Env["limits"] {
  const points = (base: number) => Math.max(1, Math.round(base * factor));
  return {
    number: { points: points(4), seconds: 900 },
    address: { points: points(12), seconds: 900 },
    site: { points: points(240), seconds: 60 },
  };
}

let cached: Env | undefined;

/** The process's environment, read at first use: `next build` imports this file without any. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}
