import type { Page } from "playwright-core";

/** Looks for a version as the browser does, and gives what became of it: "installed" and waiting, "redundant", or "none". */
export const lookForVersion = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker === null) return registration.waiting === null ? "none" : "installed";
    return new Promise<string>((tell) => {
      const look = () => {
        if (worker.state !== "installing") tell(worker.state);
      };
      worker.addEventListener("statechange", look);
      look();
    });
  });

/** The release whose page this is; empty for the first one. */
export const releaseOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="release"]')?.content ?? "");
