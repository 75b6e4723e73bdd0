import { describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/protocol/person.ts";
import { openSurcoDatabase, writerNumber } from "../../src/storage/database.ts";
import { readDevice, readyDevice } from "../../src/storage/device.ts";
import {
  currentRecruiter,
  forgetCurrentRecruiter,
  readPerson,
  rememberRecruiter,
} from "../../src/storage/recruiter.ts";
import { freshDatabase, newDraft, nextId } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

const rosa: Person = {
  id: "r-1",
  name: "Rosa Practice",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
};

describe("the device", () => {
  it("has one identity, whoever opens it and however often", async () => {
    const name = `surco-device-${nextId()}`;
    const sealer = openSealer();
    const windows = [openSurcoDatabase(name, sealer), openSurcoDatabase(name, sealer)];
    const [one, two] = await Promise.all(windows.map((db) => readyDevice(db, nextId)));
    expect(one?.deviceId).toBe(two?.deviceId);
    expect((await readyDevice(windows[0]!, nextId)).deviceId).toBe(one?.deviceId);
  });

  it("[P17] a newer release leaves its number, and an older one does not take it back", async () => {
    const db = await freshDatabase();
    await db.device.put({ ...(await readDevice(db)), oldestWriter: writerNumber - 1 });
    expect((await readyDevice(db, nextId)).oldestWriter).toBe(writerNumber);
    await db.device.put({ ...(await readDevice(db)), oldestWriter: writerNumber + 5 });
    expect((await readyDevice(db, nextId)).oldestWriter).toBe(writerNumber + 5);
  });
});

describe("the recruiter", () => {
  it("is known without a network, also after the app was closed", async () => {
    const db = await freshDatabase();
    expect(await currentRecruiter(db)).toBeNull();
    await rememberRecruiter(db, rosa);
    const again = openSurcoDatabase(db.name, db.sealer);
    expect(await currentRecruiter(again)).toEqual(rosa);
    again.close();
  });

  it("[P22] who signs out deletes nothing", async () => {
    const db = await freshDatabase();
    await rememberRecruiter(db, rosa);
    const draft = await newDraft(db);
    await forgetCurrentRecruiter(db, "somebody-else");
    expect(await currentRecruiter(db)).toEqual(rosa);
    await forgetCurrentRecruiter(db, rosa.id);
    expect(await currentRecruiter(db)).toBeNull();
    expect(await readPerson(db, rosa.id)).toEqual(rosa);
    expect(await db.drafts.get(draft.coeId)).toBeDefined();
  });
});
