import { redirect } from "next/navigation";
import { currentUser } from "@/server/auth/session";
import { finishOAuth } from "@/server/connections/crm/oauth";
import { systemClock } from "@/server/platform/clock";

/** Where a vendor's page sends people back to, when they have allowed us in, or have not. */
export async function GET(request: Request, { params }: { params: Promise<{ connector: string }> }) {
  const [{ connector }, user] = await Promise.all([params, currentUser()]);
  const { searchParams } = new URL(request.url);
  const back = {
    connector,
    code: searchParams.get("code"),
    state: searchParams.get("state"),
    error: searchParams.get("error"),
  };
  redirect(await finishOAuth(back, user?.id ?? null, systemClock));
}
