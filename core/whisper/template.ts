/** What a whisper's template may speak of, each in braces. */
export const WHISPER_VARIABLES = ["site", "page", "source", "topic", "name", "attempt"] as const;
export type WhisperVariable = (typeof WHISPER_VARIABLES)[number];

const VARIABLE = /\{(\w+)\}/g;

/**
 * A template with its variables put in. What nothing is known of leaves nothing behind, not even doubled spaces or a
 * comma of its own; a word in braces that is no variable stays as it was typed.
 */
export const fillWhisper = (template: string, values: Partial<Record<WhisperVariable, string>>): string =>
  fillVariables(template, WHISPER_VARIABLES, values);

/** Words in braces that mean nothing: they would be read out as they are. */
export const unknownVariables = (template: string): string[] => wordsInBraces(template, WHISPER_VARIABLES);

/** The same for a template whose variables are called otherwise. */
export function fillVariables<Name extends string>(
  template: string,
  names: readonly Name[],
  values: Partial<Record<Name, string>>,
): string {
  return template
    .replace(VARIABLE, (whole, word: string) => {
      const name = names.find((one) => one === word);
      return name === undefined ? whole : (values[name] ?? "");
    })
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/([,;:])(?=[,.;:!?])/g, "")
    .replace(/^[\s,.;:]+/, "")
    .trim();
}

/** Words in braces that none of these names. */
export const wordsInBraces = (template: string, names: readonly string[]): string[] => [
  ...new Set(
    [...template.matchAll(VARIABLE)].flatMap(([, word = ""]) => (names.includes(word) ? [] : [word])),
  ),
];
