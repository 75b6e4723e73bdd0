import type { Locator, Page } from "playwright-core";

/** What the screen called saved, kept outside the browser, where its death does not reach. */
export class TypingOracle {
  /** The value that stood in the field when the line last turned to "Saved …". */
  acknowledged = "";
  acknowledgements = 0;
  /** Every letter that was sent to the page. */
  typed = "";

  /** Watches the line and the field of this page from now on. */
  async watch(page: Page, field: Locator, saved: RegExp): Promise<void> {
    await page.context().exposeBinding("surcoTold", (_, value: string) => {
      this.acknowledged = value;
      this.acknowledgements += 1;
    });
    await field.evaluate((input, words) => {
      const isSaved = new RegExp(words);
      const tell = (window as unknown as { surcoTold(value: string): Promise<void> }).surcoTold;
      const line = () =>
        [...document.querySelectorAll("header *, main *")].find(
          (one) => one.childElementCount === 0 && isSaved.test(one.textContent.trim()),
        );
      let was = line() !== undefined;
      new MutationObserver(() => {
        const is = line() !== undefined;
        if (is && !was) void tell((input as HTMLInputElement).value);
        was = is;
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }, saved.source);
  }

  begin(value: string): void {
    this.acknowledged = value;
    this.typed = value;
  }

  /** What is wrong with what the next life of the browser found; null when nothing is. */
  judge(found: string): "lost" | "torn" | null {
    if (!this.typed.startsWith(found)) return "torn";
    return found.startsWith(this.acknowledged) ? null : "lost";
  }
}
