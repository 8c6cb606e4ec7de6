import type { Command, Link, PublicApi, WidgetEvent, WidgetListener } from "./public-api";

/**
 * widget.js: the only file with a stable address, so the only one that is fetched again and again.
 * It finds its own script tag, puts up `window.perezvon`, and fetches the content-hashed rest when the page is idle.
 * The rest comes by `import()`: the browser passes this script's nonce on by itself, Trusted Types do not object,
 * and nothing is written into the page.
 */
/** Put in by the build: the main chunk, then what it imports, so that all of it is fetched at once. */
declare const CHUNKS: readonly string[];

const EVENTS = "open close shown dismissed requested messenger stage finished error".split(" ");

function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && current.dataset.site) return current;
  // A module script, or a loader that other code bundled: there is no current script then.
  return document.querySelector<HTMLScriptElement>('script[data-site][src*="/widget.js"]');
}

function isEvent(name: unknown): name is WidgetEvent {
  return typeof name === "string" && EVENTS.includes(name);
}

function isListener(value: unknown): value is WidgetListener {
  return typeof value === "function";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function createApi(link: Link, load: () => void): PublicApi {
  const command = (name: Command) => {
    if (link.run) return link.run(name);
    link.waiting.push(name);
    load();
  };
  const api: PublicApi = {
    open: () => command("open"),
    close: () => command("close"),
    identify: (identity) => {
      if (!isRecord(identity)) return;
      const attributes = {
        ...link.identity.attributes,
        ...(isRecord(identity.attributes) ? identity.attributes : {}),
      };
      link.identity = { ...link.identity, ...identity, attributes };
      link.changed?.();
    },
    track: (event, data) => {
      link.tracked.set(event, (link.tracked.get(event) ?? 0) + 1);
      if (event === "cart" && isRecord(data)) link.cart = Number(data.value);
      link.changed?.();
    },
    on: (event, listener) => {
      const entry = { event, listener };
      if (isEvent(event) && isListener(listener)) link.listeners.add(entry);
      return () => void link.listeners.delete(entry);
    },
    push: (...commands) => {
      for (const entry of commands) {
        if (!Array.isArray(entry)) continue;
        const [name, ...given]: unknown[] = entry;
        if (typeof name !== "string" || name === "push" || !Object.hasOwn(api, name)) continue;
        Reflect.apply(Reflect.get(api, name), api, given);
      }
    },
  };
  return api;
}

function whenIdle(task: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 2_000 });
  else setTimeout(task, 200);
}

function boot(): void {
  const script = ownScript();
  const siteKey = script?.dataset.site;
  const before: unknown = Reflect.get(window, "perezvon");
  // A second snippet on the page, or a page that is navigated without a reload: one widget is enough.
  if (!script || !siteKey || (before && Object.hasOwn(before, "push"))) return;

  const base = new URL(".", script.src).href;
  const link: Link = {
    base,
    siteKey,
    nonce: script.nonce,
    // Before the page's own router takes the address to be its own.
    pick: /^#perezvon-pick=([\w-]+)$/.exec(location.hash)?.[1],
    listeners: new Set(),
    waiting: [],
    run: undefined,
    identity: {},
    tracked: new Map(),
    cart: undefined,
    changed: undefined,
  };
  let loading = false;
  const load = () => {
    if (loading) return;
    loading = true;
    const chunks: Promise<{ start?(link: Link): void }>[] = CHUNKS.map(
      (name) => import(`${base}widget.js/${name}`),
    );
    // When the server is away the page is as if we were not there.
    for (const chunk of chunks) chunk.then(({ start }) => start?.(link)).catch(() => {});
  };
  const api = createApi(link, load);
  Reflect.set(window, "perezvon", api);
  if (Array.isArray(before)) api.push(...before);

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => whenIdle(load));
  } else whenIdle(load);
}

try {
  boot();
} catch {
  // Nothing may escape into the page.
}
