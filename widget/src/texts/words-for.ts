/** In the page's language, the browser's, the site's, else in any there is. */
export function wordsFor<Words>(
  byLanguage: Record<string, Words>,
  language: string,
  siteLanguage: string,
): Words | undefined {
  const wished = [document.documentElement.lang, language, ...navigator.languages, siteLanguage];
  for (const tag of wished) {
    for (const name of [tag, tag.slice(0, 2).toLowerCase()])
      if (Object.hasOwn(byLanguage, name)) return byLanguage[name];
  }
  return Object.values(byLanguage)[0];
}
