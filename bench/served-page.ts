import { chromium, type Page } from "playwright-core";
import { servePage } from "../tests/journeys/vault-page/serve-vault-page.ts";

/** Measures in a browser of its own, on the page that this folder holds. */
export async function inServedPage<T>(folder: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const served = await servePage(folder);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    return await measure(page);
  } finally {
    await browser.close();
    await served.stop();
  }
}
