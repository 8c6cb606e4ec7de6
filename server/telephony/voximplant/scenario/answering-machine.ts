import type { Platform, VoxDetector } from "./voxengine";

/** How long the detector listens to whoever has answered, ms: Voximplant's own figure. */
const LISTENS_MS = 6_500;
/** Longer nobody waits for its verdict. */
const PATIENCE_MS = LISTENS_MS + 2_000;

type Model = keyof Platform["AMD"]["Model"];

/** Each model knows the machines of a country; the longest prefix counts. +3 and +4 are Europe. */
const MODELS: [prefix: string, model: Model][] = [
  ["+76", "KZ"],
  ["+77", "KZ"],
  ["+51", "PE"],
  ["+52", "MX"],
  ["+55", "BR"],
  ["+56", "CL"],
  ["+57", "CO"],
  ["+63", "PH"],
  ["+1", "US"],
  ["+3", "EU_GENERAL"],
  ["+4", "EU_GENERAL"],
  ["+7", "RU"],
];

/** A detector for the phones of that country; null: Voximplant has none. */
export function createDetector({ AMD }: Platform, to: string): VoxDetector | null {
  const model = MODELS.find(([prefix]) => to.startsWith(prefix))?.[1];
  return model ? AMD.create({ model: AMD.Model[model], timeout: LISTENS_MS }) : null;
}

/**
 * Tells once whether a machine has answered, when the call is connected: begun before that, as the detector may hear
 * enough while it rings. Who hangs up meanwhile is nobody's verdict.
 */
export function listen(platform: Platform, detector: VoxDetector, onVerdict: (isMachine: boolean) => void) {
  const { Events, ResultClass } = platform.AMD;
  let verdict: boolean | null = null;
  let isConnected = false;

  function decide(isMachine: boolean): void {
    if (verdict !== null) return;
    verdict = isMachine;
    if (isConnected) onVerdict(isMachine);
  }
  detector.addEventListener(Events.DetectionComplete, ({ resultClass }) => {
    if (resultClass !== ResultClass.CALL_ENDED) decide(resultClass === ResultClass.VOICEMAIL);
  });
  detector.addEventListener(Events.DetectionError, () => decide(false));

  return {
    connected(): void {
      isConnected = true;
      if (verdict !== null) return onVerdict(verdict);
      platform.setTimeout(() => decide(false), PATIENCE_MS);
    },
  };
}
