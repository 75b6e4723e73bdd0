import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Page } from "playwright-core";
import { Tablet } from "../journeys/chromium.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { StateServer } from "../journeys/state-server.ts";

export const recruiterName = "Lucía Ferreira";

/** A practice State and a recruiter's tablet whose browser is going to die often. */
export class MortalWorld {
  readonly server: StateServer;
  readonly tablet = new Tablet();
  deaths = 0;
  private constructor(server: StateServer) {
    this.server = server;
  }

  static async begun(): Promise<MortalWorld> {
    const world = new MortalWorld(await StateServer.practice());
    const page = await world.tablet.open();
    await new Recruiter(page, "en").signIn(world.server.url, recruiterName);
    // Closed as a person closes it once, so that the session's cookie is on the disk before the deaths begin.
    await world.tablet.close();
    return world;
  }

  async open(path: string): Promise<Page> {
    const page = await this.tablet.open();
    await page.goto(this.server.url + path);
    return page;
  }

  async kill(): Promise<void> {
    await this.tablet.kill();
    this.deaths += 1;
  }

  /** The State's database, read beside the running server. */
  rows<T>(query: string, ...given: readonly unknown[]): T[] {
    const file = new Sqlite(join(this.server.folder, "surco.sqlite"), { readonly: true });
    const rows = file.prepare(query).all(...given) as T[];
    file.close();
    return rows;
  }

  async end(): Promise<void> {
    await this.tablet.throwAway();
    await this.server.throwAway();
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
