const key = "surco.handed-over";

/**
 * Remembers which COE is in a family's hands, so that starting the app again comes back to its statement and to nothing else. A
 * convenience: what was signed is in the working copy, and a browser that forgets this loses a shortcut.
 */
export function rememberHandedOver(coeId: string | null): void {
  try {
    if (coeId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, coeId);
  } catch {
    // Without site storage there is no shortcut.
  }
}

/** Where to begin: the statement that a family was signing, or null. */
export function handedOverAddress(): string | null {
  try {
    const coeId = localStorage.getItem(key);
    return coeId === null ? null : `/coes/${coeId}/sign`;
  } catch {
    return null;
  }
}
