import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Tablet } from "./chromium.ts";
import { StateServer } from "./state-server.ts";
import { tabletAndDesk } from "./tablet-and-desk.ts";

interface PracticeState {
  readonly tablet: Tablet;
  readonly desk: Tablet;
  /** There once the tests, or the hooks after this one, begin. */
  readonly url: string;
}

/** A practice State with a tablet and a desk for the tests around it, thrown away after them. What `shown` gives is kept as a picture of a failure. */
export function practiceState(shown: () => Page | undefined): PracticeState {
  const { tablet, desk } = tabletAndDesk(shown);
  let server: StateServer | undefined;
  beforeAll(async () => {
    server = await StateServer.practice();
  });
  afterAll(() => server?.throwAway());
  return {
    tablet,
    desk,
    get url() {
      if (server === undefined) throw new Error("the State is not there yet");
      return server.url;
    },
  };
}
