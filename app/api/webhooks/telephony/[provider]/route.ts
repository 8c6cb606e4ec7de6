import { answerWebhook } from "./answer-webhook";

export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }) {
  return answerWebhook(request, { ...(await params), webhookKey: null });
}
