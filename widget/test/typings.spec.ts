import type { Perezvon, PerezvonCommand, PerezvonEvents } from "../perezvon";
import type { PublicApi, WidgetEvent } from "../src/public-api";
import { expect, test } from "./fixtures";
import { where } from "./programs";

// Checked by the compiler: what is published for pages is what the loader puts up.
const published = (api: Omit<PublicApi, "on" | "push">): Omit<Perezvon, "on" | "push"> => api;
const EVENTS: Record<WidgetEvent, keyof PerezvonEvents> & Record<keyof PerezvonEvents, WidgetEvent> = {
  open: "open",
  close: "close",
  shown: "shown",
  dismissed: "dismissed",
  requested: "requested",
  messenger: "messenger",
  stage: "stage",
  finished: "finished",
  error: "error",
};

test("commands as they are published, given before the script is there", async ({ api, visit, page }) => {
  expect(published).toBeInstanceOf(Function);
  const commands: PerezvonCommand[] = [
    ["identify", { name: "Ada", attributes: { tier: "gold" } }],
    ["track", "compared"],
    ["track", "cart", { value: 129.9 }],
  ];
  await page.addInitScript(
    ([given, events]) => {
      const queue: PerezvonCommand[] = [...given];
      Reflect.set(window, "perezvon", queue);
      Reflect.set(window, "heard", []);
      for (const event of events) queue.push(["on", event, () => Reflect.get(window, "heard").push(event)]);
      queue.push(["open"]);
    },
    [commands, Object.values(EVENTS)] as const,
  );
  api.config.display = where(
    [
      "all",
      [
        ["is", "attribute:tier", "gold"],
        ["is", "event:compared", 1],
        [">", "cart-value", 100],
      ],
    ],
    ["attribute:tier", "event:compared", "cart-value"],
  );
  const widget = await visit();
  await expect(widget.phone).toBeFocused();
  await widget.close.click();
  await expect(widget.launcher).toHaveText("Yes, call me");
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual(["shown", "open", "close"]);
});
