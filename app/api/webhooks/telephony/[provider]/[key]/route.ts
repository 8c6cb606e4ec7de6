import { answerWebhook } from "../answer-webhook";

export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string; key: string }> },
) {
  const { provider, key } = await params;
  return answerWebhook(request, { provider, webhookKey: key });
}
