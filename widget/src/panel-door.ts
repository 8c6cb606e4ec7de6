import { HANDSET } from "./page/icons";
import type { Panel } from "./panel/panel";
import type { Command } from "./public-api";
import type { Widget } from "./widget";

/** The way to the panel, whose code comes when the visitor reaches for it. */
export interface PanelDoor {
  load(): Promise<Panel>;
  run(command: Command): Promise<void>;
}

/** @param widget asked for when the door is first used: the button that uses it is a part of the widget */
export function createPanelDoor(widget: () => Widget): PanelDoor {
  let panel: Promise<Panel> | undefined;
  const load = () => {
    panel ??= import("./panel/panel").then((chunk) => chunk.createPanel(widget()));
    // A failed fetch must not be the last word: the next press tries again.
    panel.catch(() => {
      panel = undefined;
    });
    return panel;
  };
  return {
    load,
    async run(command) {
      try {
        if (command === "open") (await load()).open();
        else if (panel) (await panel).close();
      } catch (error) {
        const { launcher, texts } = widget();
        launcher.say({ text: texts.offline, icon: HANDSET, isRinging: false });
        throw error;
      }
    },
  };
}
