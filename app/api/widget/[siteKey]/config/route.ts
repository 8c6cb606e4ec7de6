import { answerConfig } from "@/server/sites/widget-config/answer-config";

interface Context {
  params: Promise<{ siteKey: string }>;
}

export const GET = async (request: Request, { params }: Context) =>
  answerConfig(request, (await params).siteKey);
