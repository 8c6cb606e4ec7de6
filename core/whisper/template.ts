/** What a whisper's template may speak of, each in braces. */
export const WHISPER_VARIABLES = ["site", "page", "source", "topic", "name", "attempt"] as const;
export type WhisperVariable = (typeof WHISPER_VARIABLES)[number];

const VARIABLE = /\{(\w+)\}/g;

/**
 * A template with its variables put in. What nothing is known of leaves nothing behind, not even doubled spaces or a
 * comma of its own; a word in braces that is no variable stays as it was typed.
 */
export function fillWhisper(template: string, values: Partial<Record<WhisperVariable, string>>): string {
  return template
    .replace(VARIABLE, (whole, name: string) => (isVariable(name) ? (values[name] ?? "") : whole))
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/([,;:])(?=[,.;:!?])/g, "")
    .replace(/^[\s,.;:]+/, "")
    .trim();
}

/** Words in braces that mean nothing: they would be read out as they are. */
export const unknownVariables = (template: string): string[] => [
  ...new Set([...template.matchAll(VARIABLE)].flatMap(([, name = ""]) => (isVariable(name) ? [] : [name]))),
];

const isVariable = (name: string): name is WhisperVariable =>
  (WHISPER_VARIABLES as readonly string[]).includes(name);
