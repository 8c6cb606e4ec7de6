/** Next calls this once, when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startRuntime } = await import("./server/runtime/start-runtime");
  await startRuntime();
}
