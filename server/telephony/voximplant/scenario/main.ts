import { runSession } from "./session";
import type { Platform } from "./voxengine";

// What VoxEngine has as globals. This file is the scenario's entry: scripts/voximplant bundles and uploads it.
declare const VoxEngine: Platform["VoxEngine"];
declare const AppEvents: Platform["AppEvents"];
declare const CallEvents: Platform["CallEvents"];
declare const PlayerEvents: Platform["PlayerEvents"];
declare const AMD: Platform["AMD"];
declare const VoiceList: Platform["VoiceList"];
declare const Net: Platform["Net"];

runSession({
  VoxEngine,
  AppEvents,
  CallEvents,
  PlayerEvents,
  AMD,
  VoiceList,
  Net,
  setTimeout: (run, afterMs) => setTimeout(run, afterMs),
  clearTimeout: (timer) => clearTimeout(timer),
  now: () => Date.now(),
});
