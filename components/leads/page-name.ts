/** A page as people call it: its title, else its path, else the address as it was given. */
export function pageName(page: string, title: string | null | undefined): string {
  if (title) return title;
  if (!URL.canParse(page)) return page;
  const { pathname, host } = new URL(page);
  return pathname === "/" ? host : decodePath(pathname);
}

/** Cyrillic paths arrive percent-encoded; a path that is not valid stays as it is. */
function decodePath(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
