import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const READY = /Perezvon is ready on (\S+)/;
/** Workers look for free ports at the same time: each in twenty of its own. */
const FIRST_PORT = 8600 + 20 * Number(process.env.TEST_PARALLEL_INDEX ?? 0);
/** The first start of a checkout builds the app. */
const START_MS = 600_000;

/** What the carrier remembers of one leg; instants are epoch ms. */
export interface HistoryLeg {
  legId: string;
  number: string;
  seat: "operator" | "customer";
  answeredAt: number | null;
  endedAt: number | null;
  cause: string | null;
  joins: { withNumber: string; at: number; endedAt: number | null }[];
  said: { text: string }[];
}

type Extra = Record<string, string>;

/** The real product, as `npm start` runs it, on a port and in a data directory of its own. */
export class Product {
  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly logFile: string,
    private extra: Extra = {},
    private supervisor: ChildProcess | null = null,
  ) {}

  /**
   * Starts one with nothing in it.
   * @param name names its log in test-results/
   * @param extra variables of its environment beside its own; told by its address, where they hang on it
   */
  static async fresh(name: string, extra: Extra | ((url: string) => Promise<Extra>) = {}): Promise<Product> {
    const dataDir = mkdtempSync(path.join(tmpdir(), "perezvon-e2e-"));
    // As root the database runs as another user, who has to get through.
    chmodSync(dataDir, 0o755);
    const logs = path.join(ROOT, "test-results");
    mkdirSync(logs, { recursive: true });
    const product = new Product(await freePort(FIRST_PORT), dataDir, path.join(logs, `${name}.log`));
    try {
      product.extra = typeof extra === "function" ? await extra(product.url) : extra;
      await product.start();
    } catch (error) {
      await product.discard();
      throw error;
    }
    return product;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts it, again or for the first time. @returns its ready line and how long it took, ms */
  async start(): Promise<{ line: string; tookMs: number }> {
    const startedAt = Date.now();
    const log = createWriteStream(this.logFile, { flags: "a" });
    const child = spawn(process.execPath, [path.join(ROOT, "scripts/start.mjs")], {
      cwd: ROOT,
      env: this.environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.supervisor = child;
    child.stderr.pipe(log);
    const line = await new Promise<string>((resolve, reject) => {
      const deadline = setTimeout(
        () => reject(new Error(`not ready in time; see ${this.logFile}`)),
        START_MS,
      );
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => {
        log.write(chunk);
        said += chunk;
        const ready = READY.exec(said);
        if (ready) {
          clearTimeout(deadline);
          resolve(ready[0]);
        }
      });
      child.once("exit", (code) => {
        clearTimeout(deadline);
        reject(new Error(`it ended with ${code} (log: ${this.logFile}):\n${said.slice(-1_000)}`));
      });
    });
    return { line, tookMs: Date.now() - startedAt };
  }

  /** Ctrl-C, and waits until everything has ended. @returns the exit code */
  async stop(): Promise<number | null> {
    const child = this.supervisor;
    this.supervisor = null;
    if (!child || hasEnded(child)) return child?.exitCode ?? null;
    child.kill("SIGINT");
    return new Promise((resolve) => child.once("exit", resolve));
  }

  /** Stops it and forgets its data. */
  async discard(): Promise<void> {
    // Killed hard, it has left its database and phone network behind: a clean start takes them over, a stop ends them.
    if (this.supervisor?.signalCode === "SIGKILL") await this.start();
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** kill -9 of the web server; its supervisor is left to notice. */
  killWeb(): void {
    process.kill(this.webPid(), "SIGKILL");
  }

  /** kill -9 of the database and of the web server at once; their supervisor is left to notice. */
  killDatabaseAndWeb(): void {
    const [pid] = readFileSync(path.join(this.dataDir, "postgres/postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    this.killWeb();
  }

  webPid(): number {
    return Number(readFileSync(path.join(this.dataDir, "web.pid"), "utf8"));
  }

  /** kill -9 of the supervisor and of the web server: as if the machine had lost all but its network of phones. */
  async killAll(): Promise<void> {
    const child = this.supervisor;
    if (!child) throw new Error("The product is not running.");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    this.killWeb();
  }

  async isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  /** Every leg that was ever placed to a number, oldest first: what really happened on the phones. */
  async history(number: string): Promise<HistoryLeg[]> {
    const file = path.join(this.dataDir, "carrier.json");
    if (!existsSync(file)) throw new Error("The phone network is not running.");
    const { url } = JSON.parse(readFileSync(file, "utf8"));
    const secret = readFileSync(path.join(this.dataDir, "secret"), "utf8").trim();
    const answer = await fetch(`${url}/history?number=${encodeURIComponent(number)}`, {
      headers: { Authorization: `Bearer ${secret}` },
    });
    if (!answer.ok) throw new Error(`The carrier answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()).legs;
  }

  private environment(): NodeJS.ProcessEnv {
    // Nothing of the tester's own set-up: no other database, no mail server, no other engine for jobs.
    const kept = ["PATH", "HOME", "LANG", "TMPDIR", "SystemRoot", "NEXT_DIST_DIR"];
    const inherited = Object.fromEntries(
      kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    );
    return {
      ...inherited,
      NODE_ENV: "production",
      PORT: String(this.port),
      PUBLIC_URL: this.url,
      PEREZVON_DATA_DIR: this.dataDir,
      // Journeys of one run come from one address.
      PEREZVON_LIMIT_FACTOR: "50",
      // Receivers of webhooks are on this machine.
      PEREZVON_ALLOW_PRIVATE_WEBHOOKS: "1",
      ...this.extra,
    };
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** The first port from `first` on that nobody listens on. */
async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 20; port++) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(false));
      server.listen(port, () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error(`No free port between ${first} and ${first + 20}.`);
}
