/**
 * The text as PostgreSQL can keep it, in columns and in JSON: without NUL, and with whole characters only. Half of an
 * emoji, left over where somebody shortened a text, becomes the replacement character.
 */
export const storableText = (text: string): string =>
  Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8");
