import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readDevice, readyDevice } from "../../src/storage/device.ts";
import { heal } from "../../src/storage/journal-healing.ts";
import { countUnsent } from "../../src/storage/unsent-ids.ts";
import { later, nextId } from "../storage/made.ts";
import { emptyFiles, type Files, memoryJournal } from "../storage/memory-journal.ts";
import { openSealer } from "../storage/open-sealer.ts";

import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const photo = nameAttachment(new TextEncoder().encode("a photo that came back"), "image/jpeg");
const sealer = openSealer();
function databaseOver(files: Files) {
  const db: SurcoDatabase = openSurcoDatabase(`restored-${nextId()}`, sealer);
  return { db, journal: memoryJournal(db, files) };
}

describe("a tablet whose database was lost and filled again from the second copy", () => {
  it("[P11] [P19] asks the State before it sends anything a second time, and goes on under another name", async () => {
    const network = weatherOver(await state.enter(recruiter("r-back")));
    const files = emptyFiles();
    const { db, journal } = databaseOver(files);
    await readyDevice(db, nextId);
    const before = await newTablet(network, recruiter("r-back"), db);
    const held = await signedCoe(before, "Uno", [photo], "r-back");
    await before.round();
    const onlyHere = await signedCoe(before, "Dos", [], "r-back");
    await journal.list();

    const lost = databaseOver(files);
    expect(await heal(lost.db, lost.journal, later, nextId)).toMatchObject({ coes: 2 });
    expect(await countUnsent(lost.db)).toBe(3);
    const { deviceId } = await readDevice(lost.db);
    expect(deviceId).toBe((await readDevice(db)).deviceId);
    // A session belongs to the tablet that it introduced: under another name she signs in again.
    const again = weatherOver(await state.enter(recruiter("r-back")));
    const after = await newTablet(again, recruiter("r-back"), lost.db);
    expect(await after.round()).toMatchObject({ outcome: "done", sent: 1 });
    expect(again.log.filter((line) => line.startsWith("PUT"))).toHaveLength(1);
    expect((await custodyOfCoe(lost.db, held.coeId))?.word).toBe("complete");
    expect((await custodyOfCoe(lost.db, onlyHere.coeId))?.word).toBe("complete");
    expect(await readDevice(lost.db)).toMatchObject({ mustConfirm: false });
    expect((await readDevice(lost.db)).deviceId).not.toBe(deviceId);
    const rows = await state.store.reading.selectFrom("revisions").select("id").execute();
    expect(rows).toHaveLength(2);
  });
});
