import type { World } from "./world";

/** What journeys may ask and do, beside what Stripe has: under /control/. null: something else is meant. */
export function control(world: World, advance: (ms: number) => void) {
  return (method: string, url: URL) => {
    const [, place, deed] = url.pathname.split("/");
    if (place !== "control") return null;
    if (method === "POST" && deed === "advance") advance(Number(url.searchParams.get("ms") ?? 0));
    const { customers, subscriptions, sessions, invoices } = world.tables;
    const told = {
      /** What the meter counted: { customer, identifier, value, at }[] */
      meter: world.metering.taken,
      customers: [...customers.values()],
      subscriptions: [...subscriptions.values()],
      sessions: [...sessions.values()],
      invoices: [...invoices.values()],
    };
    return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(told) };
  };
}
