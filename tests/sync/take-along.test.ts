import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/protocol/person.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { unsentCoes } from "../../src/storage/unsent-coes.ts";
import { countUnsent } from "../../src/storage/unsent-ids.ts";
import type { SyncHandle } from "../../src/storage/world.ts";
import { carryIn, type SealedFile, takeAlong } from "../../src/sync/carry-in.ts";
import { keepCheckpoints } from "../../src/sync/round.ts";
import { listRescues } from "../../sync-server/store/rescues.ts";
import { answersOf, later, making, morning, newDraft, summaryOf } from "../storage/made.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { words } from "../storage/vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

const dora: Person = { ...recruiter("d-1"), name: "Dora Practice", roles: ["data-specialist"] };

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

interface FieldTablet extends Tablet {
  readonly window: WindowOfTablet;
}

async function fieldTablet(person: Person): Promise<FieldTablet> {
  const window = await windowOfTablet({ newId: mintId });
  const tablet = await newTablet(await state.enter(person), person, window.db);
  tablet.clock.ms = Date.now();
  await window.tabletVault.enter({ personId: person.id, initials: "RP", practice: false });
  await window.tabletVault.make(words, null);
  await tablet.round();
  await window.vault.meetState((await window.db.device.get("this"))?.stateKey ?? "");
  return { ...tablet, window };
}

async function typed({ db }: Tablet, name: string, recruiterId: string): Promise<string> {
  const { coeId } = await newDraft(db, "", recruiterId);
  const saved = await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf(name), summary: summaryOf(name) });
  if (!saved.ok) throw new Error(saved.error.code);
  return coeId;
}

/** The files that leave; a version is made of what was typed wherever its vault is open. */
async function files(tablet: Tablet, taken = true): Promise<{ files: readonly SealedFile[]; coes: number }> {
  const { db } = tablet;
  const checkpoint = making("draft");
  const insure = () => keepCheckpoints({ db, checkpoint, passing: () => undefined });
  const given: SealedFile[] = [];
  const { coes } = await takeAlong(
    { db, sync: { insure } as unknown as SyncHandle, now: () => morning },
    async (all) => {
      given.push(...all);
      return taken;
    },
  );
  return { files: given, coes };
}

const carry = ({ carrying }: Tablet, { bytes }: SealedFile) => carryIn({ ...carrying, now: () => morning }, bytes);

const held = (coeId: string) =>
  state.store.reading
    .selectFrom("revisions")
    .select(["id", "seq"])
    .where("coe_id", "=", coeId)
    .orderBy("seq")
    .execute();

const one = (all: readonly SealedFile[]): SealedFile => {
  const [file, ...more] = all;
  if (!file || more.length > 0) throw new Error("not one file");
  return file;
};

describe("[4.9] the escape copy", () => {
  it("[P22] holds everything without a receipt of everybody on the tablet, sealed; the same rows are the same bytes", async () => {
    const rosa = recruiter("r-along");
    const tablet = await fieldTablet(rosa);
    const photo = nameAttachment(new TextEncoder().encode("a photo of Uno"), "image/png");
    await signedCoe(tablet, "Uno", [photo], rosa.id);
    await typed(tablet, "Dos", rosa.id);
    await tablet.window.tabletVault.enter({ personId: "r-along-2", initials: "BS", practice: false });
    await tablet.window.tabletVault.make("copper kettles over the valley", null);
    await typed(tablet, "Tres", "r-along-2");
    await newDraft(tablet.db, "never typed in", rosa.id);
    const first = await files(tablet);
    expect(first.coes).toBe(3);
    expect(await unsentCoes(tablet.db)).toEqual({ coes: 3, since: expect.any(String) });
    const again = await files(tablet);
    expect(again.files).toEqual(first.files);
    const { name, bytes } = one(first.files);
    expect(name).toMatch(/^surco-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.surco-rescue$/);
    const readable = new TextDecoder("latin1").decode(bytes);
    expect(["Uno", "Dos", "Tres", "a photo"].filter((word) => readable.includes(word))).toEqual([]);
    expect(await tablet.db.handIns.toArray()).toMatchObject([{ way: "file", rescueId: null }]);
  });

  it("that nobody took is not written down, and with nothing unsent there is no file", async () => {
    const rosa = recruiter("r-left");
    const tablet = await fieldTablet(rosa);
    expect(await files(tablet)).toEqual({ files: [], coes: 0 });
    await signedCoe(tablet, "Uno", [], rosa.id);
    expect((await files(tablet, false)).files).toHaveLength(1);
    expect(await tablet.db.handIns.count()).toBe(0);
    await tablet.round();
    expect(await files(tablet)).toEqual({ files: [], coes: 0 });
    expect(await unsentCoes(tablet.db)).toEqual({ coes: 0, since: null });
  });

  it("[P22] carried in by a colleague is in the queue once, for nobody to open, also when its own tablet sends it afterwards", async () => {
    const rosa = recruiter("r-out");
    const tablet = await fieldTablet(rosa);
    const photo = nameAttachment(new TextEncoder().encode("a photo"), "image/png");
    const signed = await signedCoe(tablet, "Cuatro", [photo], rosa.id);
    const begun = await typed(tablet, "Cinco", rosa.id);
    const { files: made } = await files(tablet);
    const colleague = await fieldTablet(recruiter("r-carrier"));
    const before = await listRescues(state.store, dora);
    expect(await carry(colleague, one(made))).toEqual({ ok: true, value: { pieces: 3, waiting: 0 } });
    const first = [await held(signed.coeId), await held(begun)];
    expect(first.map((rows) => rows.length)).toEqual([1, 1]);
    expect(await carry(colleague, one(made))).toEqual({ ok: true, value: { pieces: 3, waiting: 0 } });
    expect(await listRescues(state.store, dora)).toEqual(before);

    // Nothing was told to the tablet yet: it sends what it has, and every receipt is of the version that is there.
    expect(await countUnsent(tablet.db)).toBe(3);
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({
      outcome: "done",
      problem: null,
      sent: 3,
    });
    expect([await held(signed.coeId), await held(begun)]).toEqual(first);
    expect(await countUnsent(tablet.db)).toBe(0);
    const judged = state.store.reading
      .selectFrom("judgements")
      .selectAll()
      .where("revision_id", "=", first[0]?.[0]?.id ?? "");
    expect(await judged.executeTakeFirst()).toMatchObject({ complete: 1 });
    const queued = state.store.reading.selectFrom("coes").select("coe_id").where("coe_id", "in", [signed.coeId, begun]);
    expect(await queued.execute()).toHaveLength(2);
  });

  it("a working copy behind a shut vault waits for the State's office; the versions beside it do not", async () => {
    const rosa = recruiter("r-shut-along");
    const tablet = await fieldTablet(rosa);
    const signed = await signedCoe(tablet, "Seis", [], rosa.id);
    await typed(tablet, "Siete", rosa.id);
    await tablet.window.tabletVault.enter(null);
    const { files: made, coes } = await files(tablet);
    expect(coes).toBe(2);
    const colleague = await fieldTablet(recruiter("r-carrier-2"));
    for (const _ of ["once", "twice"])
      expect(await carry(colleague, one(made))).toEqual({ ok: true, value: { pieces: 2, waiting: 1 } });
    expect(await held(signed.coeId)).toHaveLength(1);
    expect(
      (await listRescues(state.store, dora)).filter(({ handedInBy }) => handedInBy.id === "r-carrier-2"),
    ).toHaveLength(1);
  });

  it("without a network nothing is half carried: the file is carried in once more, whole", async () => {
    const rosa = recruiter("r-torn");
    const tablet = await fieldTablet(rosa);
    const coes = [await signedCoe(tablet, "Ocho", [], rosa.id), await signedCoe(tablet, "Nueve", [], rosa.id)];
    const file = one((await files(tablet)).files);
    const colleague = await fieldTablet(recruiter("r-carrier-3"));
    let answered = 0;
    const { putRevision } = colleague.carrying.transport;
    const transport = {
      ...colleague.carrying.transport,
      putRevision: (...asked: Parameters<typeof putRevision>) =>
        ++answered > 1 ? Promise.resolve({ ok: false, error: { code: "no-answer" } } as const) : putRevision(...asked),
    };
    const around = { ...colleague.carrying, transport, now: () => morning };
    expect(await carryIn(around, file.bytes)).toEqual({ ok: false, error: { code: "no-answer" } });
    expect(await colleague.db.handIns.count()).toBe(0);
    expect(await carry(colleague, file)).toEqual({ ok: true, value: { pieces: 2, waiting: 0 } });
    for (const { coeId } of coes) expect(await held(coeId)).toHaveLength(1);
  });
});
