import type { Frame, Page } from "@playwright/test";
import type { OfferForm } from "@/core/flow/runtime/offer";
import type { PreviewScene, PreviewState } from "@/core/widget-contract/preview";
import { PREVIEW_STATES } from "@/core/widget-contract/preview";
import type { FakeApi } from "./fake-api";
import { expect, test } from "./fixtures";
import { always, offer } from "./programs";

// The page inside of the editor's preview: the real widget, brought to each moment of a visit, with nobody rung.

/** What can be read in each picture, however the offer is shown. */
const SAYS: Record<PreviewState, RegExp> = {
  offer: /Yes, call me/,
  closed: /Yes, call me/,
  panel: /Your phone number/,
  refused: /This number is too short/,
  sending: /Sending…/,
  away: /We could not reach the server/,
  requested: /We have your number/,
  "operator-ringing": /Ringing Anna/,
  "operator-answered": /Anna is picking up/,
  "customer-ringing": /Your phone is ringing/,
  talking: /Have a good talk/,
  conversation: /Thank you for the talk/,
  unreached: /We could not reach you[\s\S]*We will try again/,
  scheduled: /Your call is scheduled/,
  "outside-hours": /We are closed now/,
};

function sceneOf(api: FakeApi, state: PreviewState, form: OfferForm): PreviewScene {
  const isOpen = state !== "outside-hours";
  const opensAt = isOpen ? null : new Date(Date.now() + 43_200_000).toISOString();
  const selector = form === "inline" ? "#preview-place" : undefined;
  const display = always(offer(form, { selector, outsideHours: "offer-time" }));
  const config = { ...api.config, siteKey: "preview", open: isOpen, opensAt, display };
  return { state, config, language: "en", theme: "light" };
}

/** The editor's part: a frame, a scene for it, and whatever it says once it is there. */
async function preview(
  page: Page,
  api: FakeApi,
  scene: PreviewScene,
): Promise<{ frame: Frame; shows: string }> {
  await page.goto(`${api.url}/editor`);
  const shows = await page.evaluate(
    // As text: its type is deeper than the test's own type of arguments goes.
    (told) =>
      new Promise<string>((done) => {
        const frame = document.createElement("iframe");
        frame.setAttribute("sandbox", "allow-scripts allow-forms");
        frame.src = "/preview";
        frame.inert = true;
        frame.width = "900";
        frame.height = "700";
        window.addEventListener("message", ({ source, data }) => {
          if (source !== frame.contentWindow) return;
          if (data.news === "ready")
            frame.contentWindow?.postMessage({ kind: "perezvon-preview", scene: JSON.parse(told) }, "*");
          else {
            frame.inert = false;
            done(data.shows);
          }
        });
        document.body.append(frame);
      }),
    JSON.stringify(scene),
  );
  const frame = page.frames()[1];
  if (!frame) throw new Error("There is no frame.");
  return { frame, shows };
}

const words = (frame: Frame) => () =>
  frame.evaluate(() =>
    ["perezvon-widget", "perezvon-inline"]
      .map((name) => document.querySelector(name)?.shadowRoot)
      .flatMap((root) => [...(root?.querySelectorAll<HTMLElement>(".panel,.launcher,dialog,.inline") ?? [])])
      .filter((part) => part.checkVisibility({ visibilityProperty: true }))
      .map((part) => part.innerText || part.ariaLabel)
      .join("\n"),
  );

for (const form of ["button", "popup", "inline"] as const) {
  test(`a ${form} at each moment of a visit`, async ({ page, api }) => {
    test.setTimeout(120_000);
    for (const state of PREVIEW_STATES.filter((one) => form !== "inline" || one !== "closed")) {
      api.requests.length = 0;
      const { frame, shows } = await preview(page, api, sceneOf(api, state, form));
      expect(shows, state).toBe("widget");
      await expect
        .poll(words(frame), state)
        .toMatch(form === "inline" && state === "offer" ? SAYS.panel : SAYS[state]);
      // The page, the scripts, and nothing else: no settings, no report, no request for a call.
      const asked = api.requests
        .map(({ path }) => path)
        .filter((path) => !/^\/(editor|preview|widget\.js|favicon)/.test(path));
      expect(asked, state).toEqual([]);
    }
  });
}

test("whoever presses the button in it sees the call go on", async ({ page, api }) => {
  const { frame } = await preview(page, api, sceneOf(api, "panel", "button"));
  await frame.locator("#phone").fill("+44 20 7946 0123");
  await frame.locator("#consent").check();
  await frame.locator("button[type=submit]").click();
  await expect.poll(words(frame)).toMatch(/We have your number/);
  await expect.poll(words(frame), { timeout: 20_000 }).toMatch(/Your phone is ringing/);
  expect(api.requestsTo("POST", /./)).toEqual([]);
});

test("nothing shows where the offer stays away outside hours, or no offer is reached", async ({
  page,
  api,
}) => {
  const scene = sceneOf(api, "offer", "popup");
  const display = always(offer("popup", { outsideHours: "hide" }));
  const closed = { ...scene, config: { ...scene.config, open: false, display } };
  expect((await preview(page, api, closed)).shows).toBe("nothing");
  const program = { ...display.program, steps: [["start", "start", -1]] as const, offers: {} };
  const none = { ...scene, config: { ...scene.config, display: { ...display, program } } };
  const { frame, shows } = await preview(page, api, none);
  expect(shows).toBe("nothing");
  expect(await words(frame)()).toBe("");
});

test("it takes no focus from whoever types in the editor, and keeps nothing", async ({ page, api }) => {
  await page.goto(`${api.url}/editor`);
  const { frame } = await preview(page, api, sceneOf(api, "panel", "popup"));
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  expect(await frame.evaluate(() => window.origin)).toBe("null");
  await frame.locator("#phone").click();
  await page.keyboard.type("12");
  await expect(frame.locator("#phone")).toHaveValue("12");
});
