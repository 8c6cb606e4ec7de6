/**
 * Where a visitor came from, as it can be said in a word: the campaign's source, else the host of the page that sent
 * them. Empty: they came by themselves, or from a page of the same site.
 */
export function sourceOf(
  { utm, referrer }: { utm: Record<string, string | undefined>; referrer: string | null },
  page: string,
): string {
  if (utm.source) return utm.source;
  const from = hostOf(referrer ?? "");
  return from === hostOf(page) ? "" : from;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return "";
  }
}
