import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { pictureFolder } from "./pictures.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const phone: Size = { width: 360, height: 740 };
const tablet: Size = { width: 810, height: 1080 };
const themes = ["sunlight", "default"] as const;
const desk: Size = { width: 1440, height: 900 };

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] };
/** Of these rules the ones that judge by colors, sizes and places. All others judge by what the page holds and whether it is shown. */
const rulesOfLooks = {
  type: "rule",
  values: ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
};

/** Everything on the page with all its attributes, and what of it can be seen or is at least read aloud. */
function whatIsShown(): string {
  const { theme: _, ...worn } = document.documentElement.dataset;
  const ways = [...document.body.querySelectorAll("*")].map((one) => {
    const { display, visibility, opacity, clip, clipPath, position, overflow } = getComputedStyle(one);
    return [display, visibility, opacity === "0", clip, clipPath, position, overflow].join();
  });
  return [JSON.stringify(worn), document.head.innerHTML, document.body.outerHTML, ways.join("|")].join("\n");
}

/** Looks at each screen as it stands, narrow and wide, and keeps what is wrong with it. */
export class Looking {
  readonly faults: string[] = [];
  looked = 0;
  /** What the screen held and showed each time that all rules were asked. */
  private readonly judged = new Set<string>();
  private readonly page: Page;
  private readonly language: string;

  constructor(page: Page, language: string) {
    this.page = page;
    this.language = language;
  }

  async at(screen: string): Promise<void> {
    this.judged.clear();
    for (const size of [phone, tablet, desk]) {
      await this.page.setViewportSize(size);
      await this.toTop();
      const where = `${screen} (${this.language}, ${size.width})`;
      await this.overflow(where);
      await this.picture(screen, size);
      for (const theme of themes) await this.examine(where, theme);
    }
    await this.page.setViewportSize({ width: 320, height: 740 });
    await this.overflow(`${screen} (${this.language}, 320)`);
    await this.page.setViewportSize(tablet);
  }

  /** What a narrow screen cannot show beside each other must go below each other (WCAG 1.4.10). */
  private async overflow(where: string): Promise<void> {
    const over = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return null;
      const outside = [...document.body.querySelectorAll("*")].filter(
        (one) => one.getBoundingClientRect().right > clientWidth,
      );
      const names = outside.map((one) => one.getAttribute("class")).filter(Boolean);
      return `${scrollWidth - clientWidth} px too wide: ${[...new Set(names)].slice(0, 4).join(", ")}`;
    });
    if (over !== null) this.faults.push(`${where}: ${over}`);
  }

  private async examine(where: string, theme: (typeof themes)[number]): Promise<void> {
    await this.page.evaluate((worn) => {
      document.documentElement.dataset.theme = worn;
    }, theme);
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axeSource);
    // Where another width or theme changes nothing but looks, the other rules have given their answer.
    const held = await this.page.evaluate(whatIsShown);
    const runOnly = this.judged.has(held) ? rulesOfLooks : rules;
    this.judged.add(held);
    const found = (await this.page.evaluate(
      (only) =>
        (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
          runOnly: only,
          resultTypes: ["violations"],
        }),
      runOnly,
    )) as AxeResults;
    for (const { id, nodes } of found.violations) {
      this.faults.push(
        `${where} ${theme}: ${id}: ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join(" | ")}`,
      );
    }
    this.looked += 1;
  }

  private async picture(screen: string, { width, height }: Size): Promise<void> {
    if (pictureFolder === undefined) return;
    mkdirSync(pictureFolder, { recursive: true });
    const name = `${screen.replace(/[^\w]+/g, "-")}-${this.language}-${width}x${height}.png`;
    await this.page.screenshot({ path: join(pictureFolder, name) });
  }

  private async toTop(): Promise<void> {
    await this.page.evaluate(() => window.scrollTo(0, 0));
  }
}
