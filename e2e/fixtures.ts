import { type BrowserContext, test as base, expect } from "@playwright/test";
import { type HostPage, openHostPage } from "./host-page";
import { PhoneDesk } from "./pages/phone-desk";
import { type Role, Staff } from "./pages/staff";
import { Visitor } from "./pages/visitor";
import { Product } from "./product";

export { expect };

interface Fixtures {
  /** A visitor on a page of the demo shop. */
  visit(path?: string): Promise<Visitor>;
  /** A visitor on a website that is not ours, with this snippet, or that of the demo's outlet (automatic operators). */
  visitElsewhere(snippet?: string): Promise<Visitor>;
  /** The desk of phones, in a window of its own. */
  desk: PhoneDesk;
  /** A member of the demo workspace, in a browser of their own. */
  signIn(role: Role): Promise<Staff>;
  /** A customer's number nobody has used yet. Its ending says how the phone behaves. */
  customer(ending: string): string;
}

let used = 0;

export const test = base.extend<Fixtures, { product: Product }>({
  // One a worker: its database is empty at first, and a journey that failed leaves nothing to the next worker.
  product: [
    async ({ browserName: _ }, use, { workerIndex }) => {
      const product = await Product.fresh(`product-${workerIndex}`);
      await use(product);
      await product.discard();
    },
    { scope: "worker", timeout: 660_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
  visit: async ({ page, product }, use) => use((path = "/demo") => Visitor.on(page, product.url + path)),
  visitElsewhere: async ({ page, product }, use) => {
    const hosts: HostPage[] = [];
    const outlet = `<script async src="${product.url}/widget.js" data-site="demo-auto"></script>`;
    await use(async (snippet = outlet) => {
      const host = await openHostPage(snippet);
      hosts.push(host);
      return Visitor.on(page, host.url);
    });
    for (const host of hosts) await host.close();
  },
  desk: async ({ context, product }, use) => use(await PhoneDesk.open(await context.newPage(), product.url)),
  signIn: async ({ browser, contextOptions, product }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext(contextOptions);
      opened.push(context);
      return Staff.signIn(context, product.url, role);
    });
    for (const context of opened) await context.close();
  },
  customer: async ({ browserName: _ }, use, { workerIndex }) => {
    await use((ending) => {
      used += 1;
      return `+7495${10 + workerIndex}${String(used).padStart(3, "0")}${ending}`;
    });
  },
});
