export interface BuiltWidget {
  loader: string;
  /** Fetched by the loader: the button. */
  main: string[];
  /** The words; one of them is fetched with the button. */
  languages: string[];
  /** Fetched when the visitor reaches for the button. */
  panel: string[];
  /** Fetched with the button where a display flow is published. */
  display: string[];
  /** Fetched once the visitor types, and with the facts and forms that a display flow uses. */
  later: string[];
  /** Ends watching. */
  stop(): Promise<void>;
}

export function buildWidget(options: { outDir: string; watch?: boolean }): Promise<BuiltWidget>;
