import { fillVariables, wordsInBraces } from "../whisper/template";

/** What a text message may speak of, each in braces. */
export const TEXT_VARIABLES = ["site", "name", "topic", "link"] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];

/** Words in braces that mean nothing: the customer would read them as they are. */
export const unknownInText = (template: string): string[] => wordsInBraces(template, TEXT_VARIABLES);

/** A template that has a place for the link; where nobody gave it one, at its end. */
export const withPlaceForLink = (template: string): string =>
  template.includes("{link}") ? template : `${template.trim()} {link}`;

/** The message as the customer reads it. What nothing is known of leaves nothing behind, as in whispers. */
export const fillText = (template: string, values: Partial<Record<TextVariable, string>>): string =>
  fillVariables(template, TEXT_VARIABLES, values);
