import { describe, expect, it } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { type Sha256, sha256OfText } from "../../src/domain/base/sha256.ts";
import { foldForSearch } from "../../src/domain/coe/summary.ts";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList, watchCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe, keepConfirmation, keepReceipts } from "../../src/storage/custody.ts";
import { SurcoDatabase } from "../../src/storage/database.ts";
import { noteOnDevice, readDevice } from "../../src/storage/device.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { unsentAttachments, unsentRevisions } from "../../src/storage/unsent.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { answersOf, freshDatabase, later, making, newDraft, summaryOf } from "./made.ts";

const receiptFor = (id: Sha256, seq: number, awaiting: Sha256[] = []): Receipt => ({
  id,
  server: "s",
  seq,
  chain: sha256OfText(String(seq)),
  receivedAt: "2026-03-14T17:00:00.000Z" as Instant,
  standing: "accepted",
  problems: [],
  awaiting,
});

/** Of noise, as a photo is: an envelope packs what repeats itself. */
const photo = (name: string, size = 10) => {
  const noise = Uint8Array.from({ length: size }, (_, at) =>
    Number.parseInt(sha256OfText(`${name} ${at}`).slice(0, 2), 16),
  );
  return nameAttachment(noise, "image/jpeg");
};

async function signed(db: SurcoDatabase, name: string, stage: "draft" | "signed" = "signed", photos = [photo(name)]) {
  const draft = await newDraft(db, name);
  const done = await commitNewRevision(db, making(stage, photos), {
    coeId: draft.coeId,
    expectedEditSeq: 0,
    changedAt: later,
  });
  if (!done.ok) throw new Error(done.error.code);
  return { coeId: draft.coeId, id: done.value.baseRevisionId!, photos: photos.map((each) => each.id) };
}

describe("[P10] unsent", () => {
  it("is the absence of a receipt, for revisions and attachments alike", async () => {
    const db = await freshDatabase();
    const coe = await signed(db, "Peña");
    expect(await unsentIds(db)).toEqual({ revisions: [coe.id], attachments: coe.photos });
    await keepReceipts(db, [receiptFor(coe.id, 7)]);
    expect(await unsentIds(db)).toEqual({ revisions: [], attachments: coe.photos });
    await keepReceipts(
      db,
      coe.photos.map((id) => receiptFor(id, 8)),
    );
    expect(await unsentIds(db)).toEqual({ revisions: [], attachments: [] });
    expect((await readDevice(db)).seen).toEqual({ seq: 8, chain: sha256OfText("8") });
  });

  it("finds a COE that an index would miss after a rollback of the app", async () => {
    const db = await freshDatabase();
    // A later release adds an index and fills it; older code then writes a row into the newer database (experiment A).
    class LaterDatabase extends SurcoDatabase {
      constructor(name: string) {
        super(name, db.sealer);
        this.version(99).stores({ revisions: "id, coeId, pending" });
      }
    }
    const newer = new LaterDatabase(db.name);
    await newer.open();
    newer.close();
    const older = new SurcoDatabase(db.name, db.sealer);
    const coe = await signed(older, "Peña");
    older.close();
    const again = new LaterDatabase(db.name);
    expect(await again.revisions.where("pending").equals(1).count()).toBe(0);
    expect((await unsentIds(again)).revisions).toEqual([coe.id]);
    again.close();
  });

  it("is sent signed before drafts, oldest first; attachments smallest first, and only after an answer about their COE", async () => {
    const db = await freshDatabase();
    const draft = await signed(db, "Uno", "draft", []);
    const big = await signed(db, "Dos", "signed", [photo("big", 500)]);
    const small = await signed(db, "Tres", "signed", [photo("small", 50)]);
    const waiting = await signed(db, "Cuatro", "signed", [photo("x", 5)]);
    expect(await unsentRevisions(db)).toEqual([big.id, small.id, waiting.id, draft.id]);
    await keepReceipts(db, [receiptFor(big.id, 1), receiptFor(small.id, 2)]);
    expect(await unsentAttachments(db)).toEqual([...small.photos, ...big.photos]);
  });
});

describe("[P14] the words", () => {
  it("follow the evidence: on this tablet only, received, complete, secured, and back when the server lost it", async () => {
    const db = await freshDatabase();
    const coe = await signed(db, "Peña");
    const word = async () => (await custodyOfCoe(db, coe.coeId))?.word;
    const listed = async () => (await readCoeList(db, "r-1"))[0]?.custody;
    const both = async (expected: string) => expect([await word(), await listed()]).toEqual([expected, expected]);
    await both("on-this-tablet-only");
    await keepReceipts(db, [receiptFor(coe.id, 7, coe.photos)]);
    await both("received");
    expect((await custodyOfCoe(db, coe.coeId))?.awaiting).toEqual(coe.photos);
    await keepReceipts(db, [receiptFor(coe.id, 7), ...coe.photos.map((id) => receiptFor(id, 8))]);
    await both("complete");
    await noteOnDevice(db, { securedSeq: 8 });
    await both("secured");
    await keepConfirmation(db, { held: [], unknown: [coe.id] });
    await both("on-this-tablet-only");
    expect((await unsentIds(db)).revisions).toEqual([coe.id]);
  });
});

describe("the list", () => {
  it("is told of every change, newest first, and finds names without their accents", async () => {
    const db = await freshDatabase();
    const first = await newDraft(db, "Núñez");
    await newDraft(db, "Ortiz");
    const heard: string[][] = [];
    const subscription = watchCoeList(db, "r-1").subscribe((rows) => heard.push(rows.map((row) => row.familyName)));
    await expect.poll(() => heard.at(-1)).toHaveLength(2);
    await saveDraft(db, first.coeId, 0, {
      changedAt: later,
      answers: answersOf("Núñez"),
      summary: summaryOf("Núñez Peña", "Iván"),
    });
    await expect.poll(() => heard.at(-1)).toEqual(["Núñez Peña", "Ortiz"]);
    subscription.unsubscribe();
    const [row] = await readCoeList(db, "r-1");
    expect(row?.searchText).toContain(foldForSearch("ivan"));
    expect(row?.searchText).toContain("nunez pena");
    expect(await readCoeList(db, "somebody else")).toEqual([]);
  });

  it("of 2,000 COEs opens no certificate", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db, "Peña");
    const row = (await db.summaries.get(draft.coeId))!;
    await db.summaries.bulkPut(
      Array.from({ length: 1999 }, (_, n) => ({ ...row, coeId: String(n).padStart(32, "0") })),
    );
    const opened: string[] = [];
    for (const table of [db.drafts, db.revisions, db.attachments]) {
      table.hook("reading", (each) => {
        opened.push(table.name);
        return each;
      });
    }
    expect(await readCoeList(db, "r-1")).toHaveLength(2000);
    expect(opened).toEqual([]);
  });
});
