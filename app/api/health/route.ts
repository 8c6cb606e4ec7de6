import { jobsHealth } from "@/server/jobs/health";
import { databaseHealth } from "@/server/platform/health";

export const dynamic = "force-dynamic";

export async function GET() {
  const [database, jobs] = [await databaseHealth(), jobsHealth()];
  const isWell = database === "ok" && jobs === "ok";
  return Response.json({ status: isWell ? "ok" : "down", database, jobs }, { status: isWell ? 200 : 503 });
}
