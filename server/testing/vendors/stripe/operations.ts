import { blank, type Thing } from "./description";
import { list, type World } from "./world";

/** What came in: already checked by the description. */
export interface Asked {
  params: Thing;
  query: Thing;
  body: Thing;
}

/** An order that Stripe refuses. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status = 400,
    readonly code?: string,
  ) {
    super(message);
  }
}

type Operation = (asked: Asked) => Thing;

/** What the stand-in answers to each operation of the description. @param url its own address */
export function operationsOf(world: World, url: () => string): Record<string, Operation> {
  const { tables, make, emit, metering } = world;
  const known = (table: keyof typeof tables, id: string): Thing => {
    const found = tables[table].get(id);
    if (!found) throw new Refusal(`No such ${table.slice(0, -1)}: '${id}'`, 404, "resource_missing");
    return found;
  };
  const newestFirst = (table: keyof typeof tables, wanted: (thing: Thing) => boolean, limit: unknown) =>
    [...tables[table].values()]
      .filter(wanted)
      .reverse()
      .slice(0, Number(limit ?? 10));

  return {
    Customers_create({ body }) {
      const customer = make("Customer", "cus", { metadata: body.metadata ?? {} });
      tables.customers.set(customer.id, customer);
      emit("customer.created", customer);
      return customer;
    },

    Customers_search({ query }) {
      const [, key = "", value = ""] = /^metadata\['(.+?)'\]:'(.+)'$/.exec(query.query) ?? [];
      const data = [...tables.customers.values()].filter(({ metadata }) => metadata[key] === value);
      return { ...list(data, "/v1/customers/search"), object: "search_result", next_page: null };
    },

    Billing_Meters_list: () => list([...tables.meters.values()], "/v1/billing/meters"),

    Billing_Meters_create({ body }) {
      const taken = [...tables.meters.values()].some(({ event_name }) => event_name === body.event_name);
      if (taken) throw new Refusal(`A meter with event_name ${body.event_name} exists.`);
      const meter = make("Billing.Meter", "mtr", {
        display_name: body.display_name,
        event_name: body.event_name,
        default_aggregation: body.default_aggregation,
        customer_mapping: body.customer_mapping,
        value_settings: body.value_settings,
        status: "active",
      });
      delete meter.metadata;
      tables.meters.set(meter.id, meter);
      return meter;
    },

    Billing_Meters_listEventSummaries({ params, query }) {
      known("meters", params.id);
      const [start, end] = [Number(query.start_time), Number(query.end_time)];
      const window = { day: 86_400, hour: 3_600 }[String(query.value_grouping_window)];
      const unit = window ?? 60;
      if (start % unit !== 0 || end % unit !== 0)
        throw new Refusal("start_time and end_time must be aligned with the window.");
      const data: Thing[] = [];
      for (let at = start; at < end; at += window ?? end - start) {
        const until = window ? at + window : end;
        const value = metering.sum(query.customer, at * 1000, until * 1000);
        if (window && value === 0) continue;
        const id = `mtrusg_${at}`;
        const summary = { id, start_time: at, end_time: until, aggregated_value: value, meter: params.id };
        data.push(blank("Billing.MeterEventSummary", summary));
      }
      const after = data.findIndex(({ id }) => id === query.starting_after) + 1;
      const page = data.slice(after, after + Number(query.limit ?? 10));
      return list(page, "/v1/billing/meters", after + page.length < data.length);
    },

    Billing_MeterEvents_create({ body }) {
      const [meter] = [...tables.meters.values()].filter(({ event_name }) => event_name === body.event_name);
      if (!meter) throw new Refusal(`There is no meter for ${body.event_name}.`);
      const customer: string = body.payload.stripe_customer_id;
      known("customers", customer);
      if (!/^\d+$/.test(body.payload.value)) throw new Refusal("The value must be a whole number.");
      const { identifier } = body;
      const at = Number(body.timestamp) * 1000;
      const took = metering.take({ customer, identifier, value: Number(body.payload.value), at });
      if (!took.ok) throw new Refusal(took.message);
      return blank("Billing.MeterEvent", { ...body, created: world.seconds(), timestamp: at / 1000 });
    },

    Prices_list({ query }) {
      const keys: string[] = query.lookup_keys ?? [];
      return list(
        [...tables.prices.values()].filter(({ lookup_key }) => keys.includes(lookup_key)),
        "/v1/prices",
      );
    },

    Prices_create({ body }) {
      if ([...tables.prices.values()].some(({ lookup_key }) => lookup_key === body.lookup_key))
        throw new Refusal(`A price with lookup_key ${body.lookup_key} exists.`);
      const { product_data, ...given } = body;
      const price = make("Price", "price", {
        ...given,
        product: body.product ?? `prod_${tables.prices.size + 1}`,
        active: true,
        type: "recurring",
        recurring: blank("Price.Recurring", { usage_type: "licensed", interval_count: 1, ...body.recurring }),
        unit_amount: body.unit_amount === undefined ? null : Number(body.unit_amount),
        unit_amount_decimal: body.unit_amount === undefined ? null : String(body.unit_amount),
        ...(body.tiers && { tiers: body.tiers.map(tierOf) }),
      });
      tables.prices.set(price.id, price);
      return price;
    },

    Checkout_Sessions_create({ body }) {
      known("customers", body.customer);
      for (const { price } of body.line_items) known("prices", price);
      const session = make("Checkout.Session", "cs_test", {
        mode: "subscription",
        status: "open",
        payment_status: "unpaid",
        customer: body.customer,
        metadata: body.metadata ?? {},
        success_url: body.success_url,
        cancel_url: body.cancel_url,
      });
      session.url = `${url()}/pay/${session.id}`;
      // What Checkout remembers and does not tell.
      const secret = {
        lines: body.line_items,
        subscription_metadata: body.subscription_data?.metadata ?? {},
      };
      for (const [key, value] of Object.entries(secret))
        Object.defineProperty(session, key, { value, enumerable: false });
      tables.sessions.set(session.id, session);
      return session;
    },

    Checkout_Sessions_retrieve: ({ params }) => known("sessions", params.id),

    Checkout_Sessions_expire({ params }) {
      const session = known("sessions", params.id);
      if (session.status !== "open") throw new Refusal(`This session is ${session.status}.`);
      Object.assign(session, { status: "expired", url: null });
      emit("checkout.session.expired", session);
      return session;
    },

    BillingPortal_Sessions_create({ body }) {
      known("customers", body.customer);
      const given = { customer: body.customer, return_url: body.return_url };
      const session = make("BillingPortal.Session", "bps", given);
      delete session.metadata;
      const back = encodeURIComponent(body.return_url);
      session.url = `${url()}/portal/${body.customer}?back=${back}`;
      return session;
    },

    Subscriptions_list({ query }) {
      const wanted = ({ customer, status }: Thing) =>
        customer === query.customer && (query.status === "all" || status !== "canceled");
      return list(newestFirst("subscriptions", wanted, query.limit), "/v1/subscriptions");
    },

    Invoices_list: ({ query }) =>
      list(
        newestFirst("invoices", ({ customer }) => customer === query.customer, query.limit),
        "/v1/invoices",
      ),
  };
}

const tierOf = (tier: Thing): Thing =>
  blank("Price.Tier", {
    up_to: tier.up_to === "inf" ? null : Number(tier.up_to),
    unit_amount: tier.unit_amount === undefined ? null : Number(tier.unit_amount),
    unit_amount_decimal: String(tier.unit_amount_decimal ?? tier.unit_amount),
  });
