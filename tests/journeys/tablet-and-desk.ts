import type { Page } from "playwright-core";
import { afterAll, afterEach } from "vitest";
import { Tablet } from "./chromium.ts";
import { keepPicture } from "./pictures.ts";

/** A recruiter's and an office's browser for the tests around them, thrown away after them. What is shown is kept as a picture of a failure. */
export function tabletAndDesk(onTablet: () => Page | undefined, atDesk: () => Page | undefined = () => undefined) {
  const tablet = new Tablet();
  const desk = new Tablet();
  afterEach(async ({ task }) => {
    await keepPicture(task, onTablet());
    await keepPicture(task, atDesk(), "desk");
  });
  afterAll(async () => {
    await tablet.throwAway();
    await desk.throwAway();
  });
  return { tablet, desk };
}
