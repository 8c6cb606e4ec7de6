import type { Thing } from "./description";
import type { World } from "./world";

interface Page {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The pages that Stripe would show: Checkout, where a plan can be paid, and the portal. Plain forms, for people and scripts. */
export function pagesOf(world: World) {
  return (method: string, url: URL, body: string): Page | null => {
    const [, place = "", id = ""] = url.pathname.split("/");
    if (place === "pay") return checkout(world, id, method === "POST");
    if (place === "portal") {
      const back = url.searchParams.get("back") ?? "/";
      const deed = method === "POST" ? new URLSearchParams(body).get("deed") : null;
      return portal(world, { customer: id, back, deed });
    }
    return null;
  };
}

function checkout(world: World, id: string, isPaid: boolean): Page {
  const session = world.tables.sessions.get(id);
  if (session?.status !== "open")
    return page("This page is closed", "<p>It was paid, or another was opened.</p>");
  if (isPaid) {
    world.pay(id);
    return goTo(session.success_url);
  }
  return page(
    "Pay for Perezvon",
    `<p>A stand-in for Stripe Checkout: no money is moved.</p>
     <form method="post"><button>Subscribe</button></form> <a href="${quoted(session.cancel_url)}">Back</a>`,
  );
}

const DEEDS: Record<string, { label: string; run: (world: World, subscription: string) => void }> = {
  cancel: { label: "Cancel at the period's end", run: (world, id) => world.cancelAtPeriodEnd(id) },
  end: { label: "End at once", run: (world, id) => world.end(id) },
  fail: { label: "Let the next payment fail", run: (world, id) => world.renew(id, { isPaid: false }) },
  settle: { label: "Pay what is owed", run: (world, id) => world.settle(id) },
};

function portal(world: World, given: { customer: string; back: string; deed: string | null }): Page {
  const subscription = [...world.tables.subscriptions.values()]
    .reverse()
    .find(({ customer }: Thing) => customer === given.customer);
  const deed = given.deed ? DEEDS[given.deed] : undefined;
  if (deed && subscription) {
    deed.run(world, subscription.id);
    return goTo(given.back);
  }
  const buttons = Object.entries(DEEDS).map(
    ([name, { label }]) => `<button name="deed" value="${name}">${label}</button>`,
  );
  return page(
    "Billing",
    `<p>A stand-in for Stripe's customer portal. The subscription is ${subscription?.status ?? "none"}.</p>
     <form method="post">${buttons.join(" ")}</form> <a href="${quoted(given.back)}">Back</a>`,
  );
}

const page = (title: string, content: string): Page => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="en"><title>${title}</title><main style="font:16px sans-serif;margin:3rem"><h1>${title}</h1>${content}</main></html>`,
});

const goTo = (location: string): Page => ({ status: 303, headers: { location }, body: "" });

const quoted = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
