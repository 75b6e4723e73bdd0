/** Opening a screen takes a slow tablet about as long; what nobody waits for keeps out of its way. */
const opening = 1000;

/** Resolves when the screen that was asked for stands and the tablet has a moment. Safari knows no idle callback. */
export const quiet = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => {
      if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 3000 });
      else resolve();
    }, opening);
  });
