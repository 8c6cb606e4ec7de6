import { answerFacts } from "@/server/sites/widget-config/answer-facts";

interface Context {
  params: Promise<{ siteKey: string }>;
}

export const GET = async (request: Request, { params }: Context) =>
  answerFacts(request, (await params).siteKey);
