import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyDatabase } from "../../sync-server/verify-database.ts";
import { today } from "../journeys/days.ts";
import { youthOnHisOwn } from "../journeys/families.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { storedKeys, storedRow } from "../journeys/rows-on-disk.ts";
import { Signing } from "../journeys/signing.ts";
import { type Chance, createChance } from "../simulation/chance.ts";
import { MortalWorld, pause, recruiterName } from "./mortal-tablet.ts";
import { scale, secondsSince, tell } from "./scale.ts";
import { TypingOracle } from "./typing-oracle.ts";

// One death in six is met in the moment of signing; the others while somebody types and what was typed before is being sent.
const { runs, seed } = scale(5);
const chance = createChance(seed);

let world: MortalWorld;
beforeAll(async () => {
  world = await MortalWorld.begun();
});
afterAll(() => world?.end());

const savedLine = /^Saved (at )?\d/;

/** Letters at the pace of fingers, with pauses in which a line is saved. */
async function typeUntilDeath(page: Page, chance: Chance, oracle: TypingOracle): Promise<void> {
  try {
    for (;;) {
      const letter = "abcdefghijklmnopqrstuvwxyzñé"[chance.whole(28)] ?? "a";
      oracle.typed += letter;
      await page.keyboard.type(letter);
      await pause(chance.happens(0.2) ? 150 + chance.whole(500) : chance.whole(60));
    }
  } catch {
    // The browser is gone.
  }
}

it("[P2] [P4] SIGKILL while somebody types and sends: what the screen called saved is there, whole", async () => {
  const began = performance.now();
  const oracle = new TypingOracle();
  const wrong: string[] = [];
  let page = await world.open("/coes");
  let recruiter = new Recruiter(page, "en");
  await recruiter.startCoe();
  await recruiter.section("interview");
  const path = new URL(page.url()).pathname;
  const deaths = Math.ceil((runs * 5) / 6);
  for (let death = 0; death <= deaths; death++) {
    if (death > 0) {
      page = await world.open(path);
      recruiter = new Recruiter(page, "en");
    }
    const field = recruiter.field("interview.talk.name");
    await field.waitFor();
    const found = await field.inputValue();
    const fault = death === 0 ? null : oracle.judge(found);
    if (fault !== null)
      wrong.push(`death ${death}: ${fault}: "${oracle.acknowledged}" saved, "${found}" found, "${oracle.typed}" typed`);
    if (death === deaths) break;
    oracle.begin(found);
    if (found.length > 60) {
      await field.fill("");
      await recruiter.saved();
      oracle.begin("");
    }
    await oracle.watch(page, field, savedLine);
    await field.press("End");
    const typing = typeUntilDeath(page, chance, oracle);
    // Once at least something is called saved before the death, however slow the machine is.
    if (death === 0) await expect.poll(() => oracle.acknowledgements).toBeGreaterThan(0);
    await pause(100 + chance.whole(2500));
    await world.kill();
    await typing;
    if (death % 25 === 24) tell("browser-deaths, typing", { deaths: death + 1, "": secondsSince(began) });
  }
  await world.tablet.close();
  const numbers = world.rows<{ device_id: string }>(
    "select device_id from revisions group by device_id, device_seq having count(*) > 1 and device_id in (select device_id from device_keys)",
  );
  tell("browser-deaths, typing", {
    "(seed)": seed,
    deaths,
    "saves acknowledged by the screen": oracle.acknowledgements,
    "lost or torn": wrong.length,
    "numbers given twice": numbers.length,
    "": secondsSince(began),
  });
  expect(wrong).toEqual([]);
  expect(numbers).toEqual([]);
  expect(oracle.acknowledgements).toBeGreaterThan(0);
});

it("[P2] [P4] SIGKILL in the moment of signing: signed wholly or not at all, and never twice", async () => {
  const began = performance.now();
  const told = youthOnHisOwn(today());
  const deaths = Math.max(1, Math.floor(runs / 6));
  const acknowledged = new Set<string>();
  const signedOnes = new Set<string>();
  let coeId = "";
  let halves = 0;
  for (let death = 0; death < deaths; death++) {
    const page = await world.open(coeId === "" ? "/coes" : `/coes/${coeId}`);
    const recruiter = new Recruiter(page, "en");
    if (coeId === "") {
      await recruiter.heading("coe-list.title");
      coeId = await recruiter.startCoe();
      await recruiter.tellAll(told);
      await recruiter.checkedAndReady();
    }
    const signing = new Signing(recruiter, recruiterName);
    await page.goto(`${world.server.url}/coes/${coeId}`);
    await signing.readBack();
    // What the family signed before a death is kept: then only the recruiter's own signature is missing.
    const certifying = page.getByRole("heading", { name: recruiter.t("signing.certify.title"), exact: true });
    const asking = page.getByText(recruiter.t("signing.method.question"), { exact: true });
    await certifying.or(asking).first().waitFor();
    if (!(await certifying.isVisible())) {
      await signing.handOver(told.answering.name);
      await signing.draw();
      await signing.giveBack();
    }
    const certified = signing.certify().then(
      () => acknowledged.add(coeId),
      () => null,
    );
    await certifying.waitFor();
    await pause(chance.whole(1100));
    await world.kill();
    await certified;
    const again = await world.open("/coes");
    await new Recruiter(again, "en").heading("coe-list.title");
    const row = await storedRow(again, "drafts", coeId);
    const isSigned = row.stage === "signed";
    if (acknowledged.has(coeId) && !isSigned) halves += 1;
    await world.tablet.close();
    if (!isSigned) continue;
    signedOnes.add(coeId);
    coeId = "";
  }
  const { lost, empty } = await drained(signedOnes);
  tell("browser-deaths, signing", {
    "(seed)": seed,
    deaths,
    signed: signedOnes.size,
    "of them called signed by the screen": acknowledged.size,
    "acknowledged and not signed": halves,
    "not once and complete with the State": lost.length,
    "receipts without a row": empty.length,
    "": secondsSince(began),
  });
  expect(halves).toBe(0);
  expect(lost).toEqual([]);
  expect(empty).toEqual([]);
  await world.server.stop();
  expect(await verifyDatabase(join(world.server.folder, "surco.sqlite"), null)).toEqual([]);
});

interface AfterAll {
  /** COEs of which the State does not hold exactly one signed version with all that belongs to it. */
  readonly lost: readonly string[];
  /** Receipts on the tablet for what the State does not hold. */
  readonly empty: readonly string[];
}

/** Compares both sides once everything was sent. */
async function drained(signed: ReadonlySet<string>): Promise<AfterAll> {
  const page = await world.open("/coes");
  const recruiter = new Recruiter(page, "en");
  await recruiter.heading("coe-list.title");
  await recruiter.sendNow();
  const line = page.getByRole("region", { name: recruiter.t("shell.sync.label"), exact: true });
  // Where an answer comes too late on a busy machine, the next try waits its turn (P15); what the line says then is told.
  await expect.poll(() => line.textContent(), { timeout: 240_000 }).toContain(recruiter.t("shell.sync.all-sent"));
  const receipts = await storedKeys(page, "receipts");
  await world.tablet.close();
  const held = new Set(
    world.rows<{ id: string }>("select id from revisions union all select id from attachments").map((row) => row.id),
  );
  const lost = [...signed].filter((coeId) => {
    const rows = world.rows<{ complete: number }>(
      "select complete from revisions join judgements on revision_id = id where coe_id = ? and stage = 'signed'",
      coeId,
    );
    return rows.length !== 1 || rows[0]?.complete !== 1;
  });
  return { lost, empty: receipts.filter((id) => !held.has(id)) };
}
