import type { Locator, Page } from "playwright-core";

/** How a person does things on a screen: with a finger or a mouse, or with the keyboard alone. */
export interface Hand {
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  /** Chooses the option with exactly these words. */
  select(target: Locator, option: string): Promise<void>;
  tick(target: Locator, on: boolean): Promise<void>;
}

export const finger: Hand = {
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  select: async (target, label) => {
    await target.selectOption({ label });
  },
  tick: (target, on) => target.setChecked(on),
};

/**
 * Keys only. Whatever Tab comes to on the way must show where the focus is and must not lie under something else, and what was
 * done must not leave the focus nowhere (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11).
 */
export class Keyboard implements Hand {
  /** What was wrong with the focus on the way. */
  readonly faults: string[] = [];
  private readonly page: Page;
  /** Where the last thing was done; null on a page that was just opened. */
  private last: string | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  async reach(target: Locator): Promise<void> {
    await target.first().waitFor();
    if (this.last !== null) await this.isSomewhere(`after ${this.last}`);
    this.last = String(target);
    for (let steps = 0; steps < 300; steps += 1) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press("Tab");
      await this.look();
    }
    throw new Error(`Tab does not come to ${target}`);
  }

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async write(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  async select(target: Locator, option: string): Promise<void> {
    await this.reach(target);
    const chosen = () => target.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label ?? "");
    // The first letters jump near it, the arrow goes on to it.
    await this.page.keyboard.type(/^[\p{L}\p{N}]+/u.exec(option)?.[0] ?? "");
    for (let steps = 0; steps < 60 && (await chosen()) !== option; steps += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    if ((await chosen()) !== option) throw new Error(`the keyboard does not choose ${option}`);
  }

  async tick(target: Locator, on: boolean): Promise<void> {
    if ((await target.isChecked()) === on) return;
    if ((await target.getAttribute("type")) === "radio") return this.chooseRadio(target);
    await this.reach(target);
    await this.page.keyboard.press("Space");
  }

  /** Tab comes to the group, the arrows move within it. */
  private async chooseRadio(target: Locator): Promise<void> {
    const name = await target.getAttribute("name");
    const group = this.page.locator(`input[type=radio][name="${name}"]`);
    await this.reach(group);
    for (let steps = 0; steps < 12 && !(await hasFocus(target)); steps += 1)
      await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Space");
    if (!(await target.isChecked())) throw new Error(`the keyboard does not choose ${target}`);
  }

  private async isSomewhere(when: string): Promise<void> {
    // A screen may need a moment to put the focus where it belongs.
    const somewhere = this.page.waitForFunction(() => document.activeElement !== document.body, null, {
      timeout: 10_000,
    });
    await somewhere.catch(() => this.faults.push(`${when}: nothing has the focus`));
  }

  /** What news moves at this very moment comes to rest: only what stays under something is a fault. */
  private async look(): Promise<void> {
    let fault = await this.page.evaluate(faultOfFocus);
    for (let again = 0; again < 20 && fault !== null; again += 1) {
      await this.page.waitForTimeout(100);
      fault = await this.page.evaluate(faultOfFocus);
    }
    if (fault !== null) this.faults.push(fault);
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((one) => one === document.activeElement));

/** After the last thing on a page Tab goes to the browser itself: then nothing has the focus, and that is no fault. */
function faultOfFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const name = `${focused.tagName} ${focused.id} ${(focused.getAttribute("aria-label") ?? focused.textContent).slice(0, 60)}`;
  const worn = [focused, focused.closest("label")].filter((one) => one !== null);
  const rings = worn.flatMap((one) => [
    getComputedStyle(one),
    getComputedStyle(one, "::before"),
    getComputedStyle(one, "::after"),
  ]);
  const seen = rings.some(
    (style) =>
      (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
  );
  if (!seen) return `${name}: the focus cannot be seen`;
  const box = (focused.closest("label") ?? focused).getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  const isFree = top !== null && worn.some((one) => one.contains(top) || top.contains(one));
  return isFree ? null : `${name}: it lies under ${top?.className || top?.tagName || "the edge of the screen"}`;
}
