import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

export interface EngineProcess {
  /** Under which it holds leases and claims. */
  id: string;
  /** At once, as `kill -9` does. */
  kill(): Promise<void>;
  /** It stands still, and is not dead: nothing of it goes on, its connections stay. */
  freeze(): void;
}

/** So many processes, each running the engine on this test's database beside the others. */
export async function startEngineProcesses(count: number) {
  // Node cannot read our TypeScript by itself.
  const outfile = path.join(root, ".build", `engine-process-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, "engine-process-main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root, "server-only": path.join(import.meta.dirname, "empty.ts") },
    logLevel: "error",
  });
  const children: ChildProcess[] = [];
  const kill = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  const begin = async (): Promise<EngineProcess> => {
    const child = fork(outfile, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    children.push(child);
    const [id] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`The engine ended with ${code}.`))),
    ]);
    return { id: String(id), kill: () => kill(child), freeze: () => void child.kill("SIGSTOP") };
  };
  return {
    processes: await Promise.all(Array.from({ length: count }, begin)),
    async stop(): Promise<void> {
      await Promise.all(children.map(kill));
      await rm(outfile, { force: true });
    },
  };
}
