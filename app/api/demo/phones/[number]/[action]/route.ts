import { actOnDemoPhone } from "@/server/telephony/demo-phones";

export async function POST(
  request: Request,
  { params }: { params: Promise<{ number: string; action: string }> },
): Promise<Response> {
  return actOnDemoPhone(request, await params);
}
