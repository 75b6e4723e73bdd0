/** The address of an invitation is `/invitation#token` or, read out to somebody, `/welcome#token`: what stands behind the `#` never leaves the browser, so it is in nobody's log. */
export function welcomeToken({ pathname, hash }: Pick<Location, "pathname" | "hash">): string | null {
  if (pathname !== "/invitation" && pathname !== "/welcome") return null;
  try {
    return decodeURIComponent(hash.slice(1)).trim();
  } catch {
    return "";
  }
}
