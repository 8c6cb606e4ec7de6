import path from "node:path";
import { startStripe } from "./stand-in";
import { signed } from "./webhooks";

// The stand-in as a program of its own, for trying the product out and for journeys: scripts/stripe-stand-in.mjs.

const { STAND_IN_PORT, STAND_IN_APP, STRIPE_WEBHOOK_SECRET = "", STAND_IN_FOLDER } = process.env;

const stripe = await startStripe({
  port: Number(STAND_IN_PORT ?? 0),
  ...(STAND_IN_FOLDER && { folder: path.resolve(STAND_IN_FOLDER) }),
});

/** Every message is posted twice, and again until it is taken: as Stripe does, in no sure order. */
stripe.world.listeners.push((event) => {
  for (const delayMs of [Math.random() * 300, 1_000 + Math.random() * 500])
    setTimeout(() => void post(event, 0), delayMs);
});

async function post(event: Parameters<typeof signed>[0], tries: number): Promise<void> {
  const { body, signature } = signed(event, STRIPE_WEBHOOK_SECRET);
  const answer = await fetch(`${STAND_IN_APP}/api/stripe/webhook`, {
    method: "POST",
    headers: { "stripe-signature": signature },
    body,
  }).catch(() => null);
  if (!answer?.ok && tries < 60) setTimeout(() => void post(event, tries + 1), 1_000);
}

process.stdout.write(`${stripe.url}\n`);
