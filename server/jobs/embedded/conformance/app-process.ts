import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** Bundles the app once: Node runs no TypeScript. Packages stay outside, so the output lies within the project. */
export async function bundleApp(): Promise<string> {
  const outfile = path.join(ROOT, ".build", `conformance-app-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, "app.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return outfile;
}

export interface AppOptions {
  bundle: string;
  databaseUrl: string;
  journalFile: string;
  /** The only process on its database; default true. */
  exclusive?: boolean;
  leaseSeconds?: number;
}

/** Functions and executor in a process of their own, to be ended in all the ways a process ends. */
export async function startApp(options: AppOptions) {
  const child = fork(options.bundle, {
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      JOURNAL: options.journalFile,
      EXCLUSIVE: (options.exclusive ?? true) ? "1" : "0",
      LEASE_SECONDS: String(options.leaseSeconds ?? 10),
    },
    execArgv: [],
  });
  await ready(child);

  const pending = new Map<number, () => void>();
  child.on("message", ({ id }: { id: number }) => {
    pending.get(id)?.();
    pending.delete(id);
  });
  let requests = 0;
  const ask = async (request: object): Promise<void> => {
    const id = ++requests;
    const answered = new Promise<void>((resolve) => pending.set(id, resolve));
    child.send({ id, ...request });
    await answered;
  };

  const signal = (name: NodeJS.Signals) => child.kill(name);
  return {
    pid: child.pid,
    /** Resolves when the event was acknowledged. */
    send: (name: string, data: object) => ask({ send: { name, data } }),
    stopGracefully: async () => {
      await ask({ stop: true });
      await kill(child);
    },
    kill: () => kill(child),
    hold: () => signal("SIGSTOP"),
    resume: () => signal("SIGCONT"),
    /** Resolves when the process has ended by itself. */
    ended: () => ended(child),
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`the app ended with code ${code} before it was ready`);
  });
  await Promise.race([once(child, "message"), failed]);
  failed.catch(() => undefined);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await ended(child);
}
