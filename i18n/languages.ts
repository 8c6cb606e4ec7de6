export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];
export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** One file an area: messages/<language>/<namespace>.json */
export const NAMESPACES = [
  "auth",
  "billing",
  "common",
  "connections",
  "console",
  "crm",
  "demo",
  "errors",
  "flow-decisions",
  "flow-editor",
  "flow-experiments",
  "leads",
  "live",
  "phones",
  "settings",
  "sites",
  "softphone",
  "speed",
  "team",
  "telephony",
  "text-link",
  "text-sender",
  "timeline",
  "today",
] as const;
