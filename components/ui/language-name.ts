/** A language in the reader's own, as it begins a line. The tag itself where it names none. */
export function languageName(code: string, locale: string): string {
  const name = nameOf(code, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** Intl throws on what is no language tag: a file that was edited by hand may hold anything. */
function nameOf(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
