/** What the widget costs a page while it loads: main-thread time at a quarter of the speed, and what it moves. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWidget } from "../widget/build.mjs";
import { launchBrowser } from "./support/browser.mjs";
import { OFFER } from "./support/display-rules.mjs";
import { loadModule } from "./support/load-module.mjs";
import { report } from "./support/product.mjs";

/** Pages of each kind, taken in turn: what else goes on on the machine hits all kinds alike. */
const ROUNDS = 15;
const SLOWER = 4;
/** The widget waits for an idle moment, and asks the server for its settings. */
const SETTLED_MS = 2_500;

const outDir = await mkdtemp(join(tmpdir(), "perezvon-widget-"));
await buildWidget({ outDir });
const { startFakeApi } = await loadModule("widget/test/fake-api.ts");
const api = await startFakeApi(outDir);
const host = await serveShop();
const browser = await launchBrowser();
try {
  const kinds = { plain: null, button: null, rules: everythingAsked() };
  const seen = { plain: [], button: [], rules: [] };
  const shifts = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const [kind, display] of Object.entries(kinds)) {
      api.config = { ...api.config, display };
      const { shift, ...times } = await load(kind === "plain" ? "/plain" : "/");
      seen[kind].push(times);
      shifts.push(shift);
    }
  const added = (kind, time) => Number((middle(seen[kind], time) - middle(seen.plain, time)).toFixed(1));
  const bar = (name, value, limit, unit) => ({ name, value, limit, unit, ok: value <= limit });
  for (const kind of ["button", "rules"])
    console.log(
      `all tasks of the main thread, network and painting included, ${kind}: ${added(kind, "allMs")} ms more`,
    );
  report("widget-load", [
    bar(`scripts, style and layout for the button, ${SLOWER}× slower`, added("button", "ownMs"), 10, "ms"),
    bar(
      `scripts, style and layout with rules that ask everything, ${SLOWER}× slower`,
      added("rules", "ownMs"),
      10,
      "ms",
    ),
    bar("layout shift", Math.max(...shifts), 0, "CLS"),
  ]);
} finally {
  await browser.close();
  await api.close();
  await host.close();
  await rm(outDir, { recursive: true, force: true });
}

/** A visit with nothing cached in the page, the network's files in the browser's memory. */
async function load(path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${host.url}${path}`);
  await page.waitForTimeout(SETTLED_MS);
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name).value * 1_000;
  const shift = await page.evaluate(() => window.shift);
  await context.close();
  const ownMs = metric("ScriptDuration") + metric("RecalcStyleDuration") + metric("LayoutDuration");
  return { ownMs, allMs: metric("TaskDuration"), shift };
}

function middle(loads, time) {
  return loads.map((one) => one[time]).toSorted((a, b) => a - b)[Math.floor(loads.length / 2)];
}

/** A program that asks for every sort of fact, so that all code that gathers is fetched and run. */
function everythingAsked() {
  const asked = [
    "url path title language referrer source utm_source ad-click device os browser screen-width country region",
    "time-zone minute weekday date returning visits pages-viewed days-since-last-visit requested-before last-outcome",
    "days-since-dismissed shown-session shown-today shown-month shown-site-today visitor seconds-on-page",
    "seconds-on-site scroll-depth exit-intent seconds-idle clicks text-copied cart-value consent operators-free",
    "expected-wait team-open query:ref cookie:plan attribute:tier visible:.price event:compared",
  ].flatMap((line) => line.split(" "));
  const conditions = asked.map((key, at) => ["if", key, ["is", key, "never"], asked.length + 1, at + 2]);
  const steps = [["start", "start", 1], ...conditions, ["show", "offer"]];
  const program = {
    format: 1,
    kind: "display",
    steps,
    needs: asked,
    offers: { offer: { ...OFFER, form: "button" } },
  };
  return { flowId: "flow", revision: 1, program };
}

async function serveShop() {
  const rows = Array.from({ length: 120 }, (_, at) => `<p>Boots number ${at}, for winter.</p>`).join("");
  const watch = `window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });`;
  const pageOf = (snippet) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Boots</title><script>${watch}</script>${snippet}<main><h1>Boots</h1><b class="price">129</b>${rows}</main></html>`;
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      pageOf(
        request.url === "/plain" ? "" : `<script async src="${api.url}/widget.js" data-site="demo"></script>`,
      ),
    );
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
