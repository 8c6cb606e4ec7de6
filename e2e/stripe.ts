import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const SCRIPT = path.resolve(import.meta.dirname, "../scripts/stripe-stand-in.mjs");
/** It is put together first. */
const START_MS = 60_000;

/** What the stand-in tells of itself. */
interface Told {
  /** What its meter counted; values are whole seconds, as text. */
  meter: { customer: string; identifier: string; value: string | number }[];
}

/** A stand-in for Stripe as a process of its own, which posts its messages to the app. */
export class StripeStandIn {
  private constructor(
    private readonly child: ChildProcess,
    /** What the app has to be told to speak with it. */
    readonly environment: Record<string, string>,
  ) {}

  /** @param app the address of the product */
  static async start(app: string): Promise<StripeStandIn> {
    const child = spawn(process.execPath, [SCRIPT, "--port", "0", "--app", app], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const environment = await new Promise<Record<string, string>>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error("the stand-in did not start in time")), START_MS);
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => {
        said += chunk;
        const names = [...said.matchAll(/^(STRIPE_\w+)=(.*)\n/gm)].map(([, name = "", value = ""]) => [
          name,
          value,
        ]);
        if (names.length < 3) return;
        clearTimeout(deadline);
        resolve(Object.fromEntries(names));
      });
      child.once("exit", (code) => reject(new Error(`the stand-in ended with ${code}`)));
    });
    return new StripeStandIn(child, environment);
  }

  async told(): Promise<Told> {
    const answer = await fetch(`${this.environment.STRIPE_API_BASE}/control/state`);
    return answer.json();
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
  }
}
