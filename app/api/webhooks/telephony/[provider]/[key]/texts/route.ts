import { systemClock } from "@/server/platform/clock";
import { takePost } from "@/server/platform/take-post";
import { receiveReports } from "@/server/text-messages/receive-reports";

/** What became of text messages that an account of a telephony provider has sent. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string; key: string }> },
) {
  const { provider, key } = await params;
  return takePost(request, (report) => receiveReports({ provider, webhookKey: key }, report, systemClock));
}
