/** The browser's own storage of small texts, where it is allowed. What is written there is there for the next page, but not for the next power cut. */
export function pageStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
