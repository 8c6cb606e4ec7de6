/** The path of a page's address, as people read it. */
export function pagePath(page: string): string {
  if (!URL.canParse(page)) return page;
  const { pathname } = new URL(page);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
