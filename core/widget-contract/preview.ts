import type { WidgetConfig } from "./wire";

/** What the preview's page can show: the real widget, at one moment of a visit. */
export const PREVIEW_STATES = [
  "offer",
  "closed",
  "panel",
  "refused",
  "sending",
  "away",
  "requested",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "talking",
  "conversation",
  "unreached",
  "scheduled",
  "outside-hours",
] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** One picture, told to the preview's page once. Another picture is another page. */
export interface PreviewScene {
  state: PreviewState;
  /** What the page answers when the widget asks for its settings. */
  config: WidgetConfig;
  /** BCP 47: the page's own language, which the widget takes up. */
  language: string;
  /** What the visitor's system prefers. */
  theme: "light" | "dark";
}

/** Where the preview's page puts an inline form, and its own form that an integrated offer takes over. */
export const PREVIEW_PLACES = { inline: "#preview-place", integrated: "#preview-form" } as const;

/** From the editor to the page. */
export interface PreviewOrder {
  kind: "perezvon-preview";
  scene: PreviewScene;
}

/** From the page to the editor. `ready`: it waits for its scene; `settled`: the picture is there. */
export type PreviewNews =
  | { kind: "perezvon-preview"; news: "ready" }
  /** Nothing: on the page no offer is to be seen. */
  | { kind: "perezvon-preview"; news: "settled"; shows: "widget" | "nothing" };
