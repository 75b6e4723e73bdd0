import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { jpeg } from "../server/picture-making.ts";
import { answersOf, freshDatabase, later, making, newDraft } from "../storage/made.ts";
import { recruiter, type StateServer, startState } from "../sync/state-server.ts";
import { newTablet, type Tablet } from "../sync/tablet.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is the last write that fails: 100 in the long form, every one of them; the short form leaves some out.
const { runs, isLong } = scale(100);
const step = isLong ? 1 : 11;

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => state.stop());

interface Disk {
  full: boolean;
  writes: number;
}

/** From the n-th write on there is no room, until somebody makes some. */
function diskFullFrom(n: number): Disk {
  const disk: Disk = { full: true, writes: 0 };
  for (const way of ["put", "add"] as const) {
    const real = IDBObjectStore.prototype[way];
    vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(function (this: IDBObjectStore, ...given) {
      disk.writes += 1;
      if (disk.full && disk.writes >= n) throw new DOMException("full", "QuotaExceededError");
      return real.apply(this, given);
    });
  }
  return disk;
}

/** What this tablet called saved: working copies by their COE, and versions. */
interface Acknowledged {
  readonly recruiterId: string;
  readonly drafts: Map<string, CoeAnswers>;
  readonly signed: Set<string>;
  refused: number;
}

/** One COE from the first keystroke to its signature. What is refused is left as it stands. */
async function oneCoe({ db }: Tablet, name: string, noted: Acknowledged): Promise<void> {
  const draft = await newDraft(db, name, noted.recruiterId).catch(() => null);
  if (draft === null) {
    noted.refused += 1;
    return;
  }
  noted.drafts.set(draft.coeId, draft.answers);
  let at = draft.editSeq;
  for (const letters of ["A", "An", "Ana"]) {
    const answers = answersOf(`${name} ${letters}`);
    const saved = await saveDraft(db, draft.coeId, at, { changedAt: later, answers });
    if (!saved.ok) {
      expect(saved.error).toEqual({ code: "quota" });
      noted.refused += 1;
      continue;
    }
    at = saved.value.editSeq;
    noted.drafts.set(draft.coeId, answers);
  }
  const photo = nameAttachment(jpeg({ notes: [["comment", new TextEncoder().encode(draft.coeId)]] }), "image/jpeg");
  const change = { coeId: draft.coeId, expectedEditSeq: at, changedAt: later };
  const signed = await commitNewRevision(db, making("signed", [photo]), change);
  if (!signed.ok) {
    expect(signed.error).toEqual({ code: "quota" });
    noted.refused += 1;
    return;
  }
  for (const id of signed.value.parents) noted.signed.add(id);
}

/** Everything that was called saved reads back as what it was. */
async function nothingIsLost({ db }: Tablet, { drafts, signed }: Acknowledged): Promise<number> {
  let lost = 0;
  for (const [coeId, answers] of drafts) {
    const row = await readDraft(db, coeId);
    if (JSON.stringify(row?.answers) !== JSON.stringify(answers)) lost += 1;
  }
  for (const id of signed) {
    const body = await readRevision(db, id as Parameters<typeof readRevision>[1]);
    if (!body.ok) lost += 1;
  }
  return lost;
}

it("[P2] [P12] [P18] a disk that is full from the n-th write on: refused in words, old work intact, and all goes on once there is room", async () => {
  const began = performance.now();
  const sum = { places: 0, acknowledged: 0, refused: 0, lost: 0 };
  for (let n = 1; n <= runs; n += step) {
    const db = await freshDatabase();
    const person = recruiter(`r-${n}`);
    const tablet = await newTablet(await state.enter(person), person, db);
    const noted: Acknowledged = { recruiterId: person.id, drafts: new Map(), signed: new Set(), refused: 0 };
    await oneCoe(tablet, "Antes", noted);
    const disk = diskFullFrom(n);
    for (const name of ["Uno", "Dos", "Tres", "Cuatro"]) {
      await oneCoe(tablet, name, noted);
      // A round on a full disk may fail, and is told by the schedule; what the State has said is then asked for again.
      await tablet.round({ byHand: true }).catch(() => null);
    }
    expect(disk.writes, "the disk was full in the middle of the work").toBeGreaterThanOrEqual(n);
    sum.lost += await nothingIsLost(tablet, noted);
    disk.full = false;
    await oneCoe(tablet, "Después", noted);
    expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done" });
    sum.lost += await nothingIsLost(tablet, noted);
    expect(await unsentIds(db)).toEqual({ revisions: [], attachments: [] });
    const held = await state.store.reading
      .selectFrom("revisions")
      .select("id")
      .where("id", "in", [...noted.signed])
      .execute();
    expect(held, `full from write ${n}`).toHaveLength(noted.signed.size);
    sum.places += 1;
    sum.acknowledged += noted.drafts.size + noted.signed.size;
    sum.refused += noted.refused;
    vi.restoreAllMocks();
    await db.delete();
  }
  tell("quota", { ...sum, "": secondsSince(began) });
  expect(sum.lost).toBe(0);
});
