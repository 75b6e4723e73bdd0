import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { Tablet } from "../journeys/chromium.ts";
import { today } from "../journeys/days.ts";
import { youthOnHisOwn } from "../journeys/families.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { ReleaseLine } from "../journeys/release-line.ts";
import { Signing } from "../journeys/signing.ts";
import { StateServer } from "../journeys/state-server.ts";
import { lookForVersion } from "../journeys/update-steps.ts";
import { present, type Release, releasedBefore, releaseToCome } from "./releases.ts";

// `npm run ordeal -- versions`: releases that really were, and one to come, each beside this one: one tablet's profile, one State's data.

const recruiterName = "Lucía Ferreira";
const told = youthOnHisOwn(today());
const matrix: string[] = [];
const note = (app: string, server: string, outcome: string) =>
  matrix.push(`${app.padEnd(62)} | ${server.padEnd(62)} | ${outcome}`);

afterAll(() => {
  note("APP", "SERVER", "OUTCOME");
  process.stdout.write(`\n${[...matrix.slice(-1), ...matrix.slice(0, -1)].join("\n")}\n\n`);
});

/** One tablet and one State, whose application and server change under them. */
class Field {
  readonly tablet = new Tablet();
  readonly state: StateServer;
  readonly line: ReleaseLine;
  app: Release;
  server: Release;
  page!: Page;
  recruiter!: Recruiter;
  private constructor(state: StateServer, line: ReleaseLine, release: Release) {
    this.state = state;
    this.line = line;
    this.app = release;
    this.server = release;
  }

  static async begun(release: Release): Promise<Field> {
    const state = await StateServer.practice(release.folder);
    const line = new ReleaseLine(state.url, join(release.folder, "dist"));
    await line.up();
    const field = new Field(state, line, release);
    field.page = await field.tablet.open();
    field.recruiter = new Recruiter(field.page, "en");
    await field.recruiter.signIn(line.url, recruiterName);
    return field;
  }

  async serveBy(release: Release): Promise<void> {
    await this.state.stop();
    this.server = release;
    await this.state.start(release.folder);
  }

  /** The tablet gets this release, as a person who updates on the list. */
  async updateTo(release: Release): Promise<void> {
    this.app = release;
    this.line.publish(join(release.folder, "dist"));
    await this.page.goto(`${this.line.url}/coes`);
    await this.recruiter.heading("coe-list.title");
    expect(await lookForVersion(this.page)).toBe("installed");
    await this.page.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.ready;
      const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
      waiting?.postMessage({ type: "SKIP_WAITING" });
      await taken;
    });
    await this.page.goto(`${this.line.url}/coes`);
    await this.recruiter.heading("coe-list.title");
  }

  async begin(): Promise<string> {
    const coeId = await this.recruiter.startCoe();
    await this.recruiter.tellAll(told);
    return coeId;
  }

  async sign(coeId: string): Promise<void> {
    await this.page.goto(`${this.line.url}/coes/${coeId}`);
    await this.recruiter.checkedAndReady();
    const signing = new Signing(this.recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
  }

  /** The State holds it whole, and its queue shows whose it is. */
  async isInQueue(coeId: string): Promise<void> {
    const rows = () =>
      this.state.rows<{ family_name: string; complete: number }>(
        `select family_name, complete from coes where coe_id = '${coeId}' and stage = 'received'`,
      );
    await expect
      .poll(rows, { timeout: 90_000 })
      .toMatchObject([{ family_name: expect.stringContaining("Chub"), complete: 1 }]);
  }

  async deliver(coeId: string): Promise<void> {
    await this.sign(coeId);
    await this.recruiter.sendNow();
    await this.isInQueue(coeId);
    note(this.app.name, this.server.name, "delivered, readable in the queue");
  }

  async end(): Promise<void> {
    await this.tablet.throwAway();
    await this.line.down();
    await this.state.throwAway();
  }
}

/** From the older release to the newer one and back, one side after the other. */
async function story(older: Release, newer: Release, rollback: "writes" | "only sends"): Promise<void> {
  const field = await Field.begun(older);
  try {
    const delivered: string[] = [];
    const one = async () => {
      const coeId = await field.begin();
      await field.deliver(coeId);
      delivered.push(coeId);
    };
    await one();
    await field.state.stop();
    field.state.backUp();
    await field.serveBy(newer);
    await one();
    const begunBefore = await field.begin();
    await field.updateTo(newer);
    await field.deliver(begunBefore);
    delivered.push(begunBefore);
    note(newer.name, newer.name, "what was begun with the app before was signed with this one");
    // The server goes back: first onto the newer tables, which it refuses, then onto its backup.
    await field.state.stop();
    const refused = await field.state.start(older.folder).then(
      () => "started",
      () => "refused",
    );
    if (refused === "started") await field.state.stop();
    note(
      "-",
      `${older.name} on the tables of ${newer.name}`,
      refused === "refused" ? "does not start, changes nothing" : "starts",
    );
    await field.state.restore(older.folder);
    field.server = older;
    await field.page.goto(`${field.line.url}/coes`);
    await field.recruiter.heading("coe-list.title");
    await field.recruiter.sendNow();
    for (const coeId of delivered) await field.isInQueue(coeId);
    note(newer.name, `${older.name}, from its backup`, `all ${delivered.length} are sent again, readable in the queue`);
    await one();
    await rolledBack(field, older, newer, rollback, one);
  } finally {
    await field.end();
  }
}

/** The application goes back on a database that the newer one has written. */
async function rolledBack(
  field: Field,
  older: Release,
  newer: Release,
  rollback: "writes" | "only sends",
  one: () => Promise<void>,
): Promise<void> {
  await field.serveBy(newer);
  if (rollback === "writes") {
    await field.updateTo(older);
    await one();
    return;
  }
  // Signed and not yet sent when the application goes back: it is sent, and nothing else is written.
  const coeId = await field.begin();
  await field.state.stop();
  await field.sign(coeId);
  await field.updateTo(older);
  await field.page.getByText(field.recruiter.t("shell.update.older")).waitFor();
  await field.state.start(newer.folder);
  await field.recruiter.sendNow();
  await field.isInQueue(coeId);
  note(
    `${older.name}, rolled back`,
    newer.name,
    "update needed, said on screen; writes nothing, and sends what waited",
  );
  await field.updateTo(newer);
  await one();
}

const earlier = ["sync-server/migrations/0015-undrawn.ts", "src/storage/journal.ts"];

describe("[F15] [P17] [P25] the matrix of versions", () => {
  for (const file of earlier)
    it(`a release of before ${file}, and this one`, async ({ skip }) => {
      const release = releasedBefore(file);
      if (release === null) {
        process.stdout.write(
          `The release of before ${file} is NOT TRIED: this folder has no git history that reaches so far back. Run it in a full clone.\n`,
        );
        skip();
        return;
      }
      await story(release, present, "writes");
      rmSync(release.folder, { recursive: true, force: true });
    });

  it("this release, and one to come", async () => {
    const release = releaseToCome();
    await story(present, release, "only sends");
    rmSync(release.folder, { recursive: true, force: true });
  });
});
