import { receiveStripeEvent } from "@/server/billing/stripe/receive-stripe-event";

export async function POST(request: Request) {
  // As text: the signature is of the very bytes that were sent.
  const { status, body } = await receiveStripeEvent(
    await request.text(),
    request.headers.get("stripe-signature"),
  );
  return new Response(body, { status });
}
