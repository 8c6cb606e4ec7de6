import type { PreviewNews, PreviewOrder, PreviewScene } from "@/core/widget-contract/preview";
import { drawPage } from "./page";
import { reach } from "./reach";
import { takeTheServersPlace } from "./stand-in";

/**
 * The page inside of the editor's preview: a shop on which the widget that visitors get stands, byte for byte. Here the
 * server's part is played by this page, whose policy lets nothing out (`connect-src 'none'`), in a frame without an
 * origin: no request for a call, no cookie and no storage can come of a preview. Never on a visitor's page.
 */
function start(): void {
  const tell = (news: PreviewNews) => window.parent.postMessage(news, "*");
  let isTold = false;
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (isTold || event.source !== window.parent || !isOrder(event.data)) return;
    isTold = true;
    void show(event.data.scene).then((shows) => tell({ kind: "perezvon-preview", news: "settled", shows }));
  });
  tell({ kind: "perezvon-preview", news: "ready" });
}

const isOrder = (data: unknown): data is PreviewOrder =>
  typeof data === "object" &&
  data !== null &&
  "scene" in data &&
  Reflect.get(data, "kind") === "perezvon-preview";

async function show(scene: PreviewScene): Promise<"widget" | "nothing"> {
  keepFocusOutside();
  drawPage(scene);
  takeTheServersPlace(scene);
  const script = document.createElement("script");
  script.src = new URL("/widget.js", location.href).href;
  script.dataset.site = scene.config.siteKey;
  document.body.append(script);
  const shows = await reach(scene);
  await endMotions();
  return shows;
}

/** Somebody types in the editor: the widget must not take the focus from there until they come over by themselves. */
function keepFocusOutside(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = () => {};
  const { showModal } = HTMLDialogElement.prototype;
  // A modal dialog takes the focus by itself, unless it is inert at that moment.
  HTMLDialogElement.prototype.showModal = function showModalWithoutFocus() {
    this.inert = true;
    showModal.call(this);
    this.inert = false;
  };
  const giveBack = () => {
    HTMLElement.prototype.focus = focus;
    HTMLDialogElement.prototype.showModal = showModal;
  };
  for (const act of ["pointerdown", "keydown"])
    window.addEventListener(act, giveBack, { capture: true, once: true });
}

/** The picture as it stands once everything has slid into its place. */
async function endMotions(): Promise<void> {
  await new Promise((done) => setTimeout(done, 40));
  for (const motion of document.getAnimations())
    if (motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) motion.finish();
}

start();
