import type { OfferAppearance } from "@/core/flow/runtime/offer";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import { loadConfig } from "./config";
import { keepClear } from "./dock";
import { createLauncher } from "./launcher";
import launcherCss from "./launcher.css?text";
import { safeColor, textOn } from "./page/contrast";
import { HANDSET } from "./page/icons";
import { createMemory } from "./page/memory";
import { reportTo, safely } from "./page/safely";
import { createPanelDoor } from "./panel-door";
import { emit, type Link } from "./public-api";
import { createShell, type Shell } from "./shell";
import { languageOf, loadTexts, wishedLanguage } from "./texts/languages";
import themeCss from "./theme.css?text";
import type { Widget } from "./widget";

/** Called once by the loader. Puts up the button; the panel's code comes when the visitor reaches for it. */
export function start(link: Link): void {
  reportTo((error) => emit(link, "error", { message: error instanceof Error ? error.message : "unknown" }));
  safely(boot)(link);
}

async function boot(link: Link): Promise<void> {
  const memory = createMemory(link.siteKey, false);
  if (link.pick || memory.read("session", "pick") !== null)
    return (await import("./pick/pick")).startPicking(link, memory);
  // Usually the page or the browser names the language: its words come while the settings do.
  const wished = wishedLanguage();
  const wishedTexts = wished && loadTexts(wished);
  wishedTexts?.catch(() => {});
  const config = await loadConfig(link.base, link.siteKey);
  if (!config)
    return emit(link, "error", { message: `The settings of site ${link.siteKey} could not be read.` });

  const language = languageOf(config.language);
  const texts = await (wishedTexts ?? loadTexts(language));
  memory.lasts = config.memory === "lasting";
  if (config.notesArrival) safely(async () => (await import("./page/note-arrival")).noteArrival(memory))();
  const shell = createShell({ label: texts.region, nonce: link.nonce });
  shell.addStyles(themeCss);
  shell.addStyles(launcherCss);
  dress(shell, config);

  const door = createPanelDoor(() => widget);
  const launcher = createLauncher(shell, {
    label: texts.launcher,
    isSmall: memory.read("session", "dismissed") !== null,
    isOffered: !config.display,
    onPress: () => door.run("open"),
    onIntent: async () => void (await door.load()),
  });
  const widget: Widget = {
    link,
    config,
    language,
    texts,
    shell,
    launcher,
    memory,
    dress: (appearance) => dress(shell, config, appearance),
    isBusy: () => launcher.isHidden() || hasCallback(widget),
    async follow(quietly) {
      const own = await door.load();
      if (quietly) return own.follow(quietly);
      await own.resume();
      own.open();
    },
  };

  keepClear(shell);
  if (hasCallback(widget)) await (await door.load()).resume();
  // An earlier page was left before the server had answered.
  else if (memory.read("session", "sent") !== null)
    safely(async () => (await import("./integrated/send-own")).resend(widget))();
  const run = safely(door.run);
  await startRules(widget, () => run("open"));
  link.run = run;
  for (const command of link.waiting) run(command);
}

/** What a page opens early is the offer that its rules reach, unless they take longer than this. */
const PATIENCE_MS = 1_000;
/** A network that just failed may be back by then. */
const RETRY_MS = 2_000;

async function startRules(widget: Widget, open: () => void): Promise<void> {
  const { display } = widget.config;
  if (!display) return;
  const start = safely(async (done: () => void) => {
    const load = () => import("./display/display");
    const { startDisplay } = await load()
      .catch(() => pause(RETRY_MS).then(load))
      .catch((error: unknown) => {
        if (display.hasPlainButton) widget.launcher.offer({ text: widget.texts.launcher, icon: HANDSET });
        throw error;
      });
    await startDisplay(widget, display, open).finally(done);
  });
  await new Promise<void>((done) => {
    setTimeout(done, PATIENCE_MS);
    start(done);
  });
}

const pause = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));

function dress(shell: Shell, config: WidgetConfig, own?: OfferAppearance): void {
  const color = safeColor(own?.color ?? config.appearance.color);
  const position = own?.position === "left" || own?.position === "right" ? own.position : null;
  shell.setAttribute("data-theme", own?.theme ?? config.appearance.theme);
  shell.setAttribute("data-position", position ?? config.appearance.position);
  shell.setVariable("--accent", color);
  shell.setVariable("--on-accent", textOn(color));
}

/** A callback asked for on an earlier page, or a planned one from another day. */
function hasCallback(widget: Widget): boolean {
  return (
    widget.memory.read("session", "callback") !== null || widget.memory.read("lasting", "callback") !== null
  );
}
