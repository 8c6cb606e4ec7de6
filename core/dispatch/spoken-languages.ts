/** Languages that operators can be said to speak, as ISO 639-1 codes; the most spoken where we are used. */
export const SPOKEN_LANGUAGES = [
  "en",
  "ru",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "pl",
  "uk",
  "kk",
  "uz",
  "tr",
  "ka",
  "hy",
  "az",
  "he",
  "ar",
  "zh",
] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];
