import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { TestContext } from "vitest";

/** Where pictures go, for whoever wants to look; nowhere unless it is said. */
export const pictureFolder: string | undefined = process.env.SCREENSHOTS;

/** What was on the screen when a journey went wrong. */
export async function keepPicture(task: TestContext["task"], page: Page | undefined, whose = "tablet"): Promise<void> {
  if (pictureFolder === undefined || task.result?.state !== "fail" || !page) return;
  mkdirSync(pictureFolder, { recursive: true });
  const name = `failed-${whose}-${task.name.replace(/[^\w]+/g, "-").slice(0, 60)}.png`;
  await page.screenshot({ path: join(pictureFolder, name) }).catch(() => undefined);
}
