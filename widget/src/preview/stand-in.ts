import type { PreviewScene, PreviewState } from "@/core/widget-contract/preview";
import type { CallbackAccepted, CallbackStatus } from "@/core/widget-contract/wire";
import { pageWords } from "./page-words";
import { PLAY, type StatusState, statusAt } from "./status-at";

/** The stage that a request is at, in a picture of that stage. */
const FIXED: Partial<Record<PreviewState, StatusState>> = {
  requested: "requested",
  "operator-ringing": "operator-ringing",
  "operator-answered": "operator-answered",
  "customer-ringing": "customer-ringing",
  talking: "talking",
  conversation: "conversation",
  unreached: "unreached",
  scheduled: "scheduled",
};

const PATH = "/preview/callback";

/** Answers everything that the widget asks of its server. A request for a call is played through, and rings nobody. */
export function takeTheServersPlace(scene: PreviewScene): void {
  const call = createCall(scene);
  let asked = 0;
  const answer = async (url: URL, method: string, body: string): Promise<Response> => {
    if (url.pathname.endsWith("/config")) return json(200, scene.config);
    if (url.pathname.endsWith("/facts")) return json(200, { facts: {}, at: new Date().toISOString() });
    if (method === "POST" && url.pathname.endsWith("/callbacks")) {
      asked += 1;
      if (scene.state === "sending") return new Promise(() => {});
      // Who presses again sees it work.
      if (scene.state === "refused" && asked === 1) return refusal(scene);
      if (scene.state === "away" && asked === 1) return json(503, {});
      call.begin(body.includes('"scheduledFor"'));
      return json(202, accepted());
    }
    if (method === "DELETE") call.move("cancelled");
    return url.pathname.startsWith(PATH) ? json(200, call.status()) : new Response(null, { status: 204 });
  };
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    return answer(url, init?.method ?? "GET", typeof init?.body === "string" ? init.body : "");
  };
  navigator.sendBeacon = () => true;
  Reflect.set(window, "EventSource", call.Stream);
}

function createCall({ state, language }: PreviewScene) {
  const fixed = FIXED[state];
  let at: StatusState = fixed ?? "requested";
  const listeners = new Set<(event: MessageEvent<string>) => void>();
  const status = (): CallbackStatus => statusAt(at, language);
  const move = (next: StatusState) => {
    at = next;
    const event = new MessageEvent("state", { data: JSON.stringify(status()) });
    for (const listener of listeners) listener(event);
  };
  /** The way of a call that goes well, for somebody who presses the button in the preview. */
  const play = async () => {
    for (const [next, afterMs] of PLAY) {
      await new Promise((done) => setTimeout(done, afterMs));
      if (at === "cancelled") return;
      move(next);
    }
  };

  class Stream {
    #own: ((event: MessageEvent<string>) => void) | undefined;
    addEventListener(name: string, listener: (event: MessageEvent<string>) => void) {
      if (name !== "state") return;
      this.#own = listener;
      listeners.add(listener);
      queueMicrotask(() => listener(new MessageEvent("state", { data: JSON.stringify(status()) })));
    }
    close() {
      if (this.#own) listeners.delete(this.#own);
    }
  }

  return {
    Stream,
    status,
    move,
    begin(isPlanned: boolean) {
      if (fixed) return;
      at = isPlanned ? "scheduled" : "requested";
      if (!isPlanned) void play();
    },
  };
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

function accepted(): CallbackAccepted {
  const url = new URL(PATH, location.href).href;
  return { id: "preview", statusUrl: url, eventsUrl: url, cancelUrl: url };
}

function refusal({ language }: PreviewScene): Response {
  const { badNumber } = pageWords(language);
  return json(422, {
    type: "/problems/invalid-phone",
    title: badNumber,
    status: 422,
    errors: { phone: badNumber },
  });
}
