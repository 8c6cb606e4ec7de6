import { jobs } from "./jobs";

/** Whether this process runs its jobs. A real Inngest has its own health page: there it is "ok". */
export function jobsHealth(): "ok" | "down" {
  const { embedded } = jobs();
  return embedded === null || embedded.status().isHealthy ? "ok" : "down";
}
