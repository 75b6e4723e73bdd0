import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import {
  framesOf,
  frameText,
  type Gathered,
  gather,
  joinFrames,
  readFrame,
} from "../../src/domain/protocol/code-frames.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { readParcel } from "../../src/domain/protocol/rescue-parcel.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import {
  dropOldParts,
  gatheredParcels,
  keepPart,
  keepReadParcel,
  knownParcels,
  readParcelsToPassOn,
} from "../../src/storage/read-parcels.ts";
import { countUnsent } from "../../src/storage/unsent-ids.ts";
import type { SyncHandle } from "../../src/storage/world.ts";
import { type ShownWork, showAlong } from "../../src/sync/carry-in.ts";
import { passOnFromOffice } from "../../src/sync/pass-on.ts";
import { keepCheckpoints } from "../../src/sync/round.ts";
import { listRescues } from "../../sync-server/store/rescues.ts";
import { later, making, morning } from "../storage/made.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { words } from "../storage/vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { freshTablet, newTablet, signedCoe, type Tablet } from "./tablet.ts";

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

const shown = ({ db }: Tablet): Promise<ShownWork> => {
  const insure = () => keepCheckpoints({ db, checkpoint: making("draft"), passing: () => undefined });
  return showAlong({ db, sync: { insure } as unknown as SyncHandle });
};

const textsOf = ({ parcels }: ShownWork): string[] => parcels.flatMap(({ bytes }) => framesOf(bytes).map(frameText));

/** What a camera sees goes into the tablet's memory, and what is whole there takes the place of its parts. */
async function read(db: SurcoDatabase, texts: readonly string[]): Promise<void> {
  const piles = new Map<string, Gathered>((await gatheredParcels(db)).map((pile) => [pile.parcel, pile]));
  const known = await knownParcels(db);
  for (const text of texts) {
    const frame = readFrame(text);
    if (!frame.ok || known.has(frame.value.parcel)) continue;
    const pile = gather(piles.get(frame.value.parcel) ?? null, frame.value);
    piles.set(pile.parcel, pile);
    await keepPart(db, frame.value, morning);
    const joined = joinFrames(pile);
    if (!joined.ok) continue;
    const parcel = readParcel(joined.value);
    if (!parcel.ok) throw new Error(parcel.error);
    const whole = { sha256: sha256OfBytes(joined.value), bytes: joined.value, envelopes: parcel.value.length };
    await keepReadParcel(db, whole, morning);
    known.add(pile.parcel);
  }
}

const held = (coeId: string) =>
  state.store.reading.selectFrom("revisions").select(["id", "seq"]).where("coe_id", "=", coeId).execute();

const photoOf = (bytes: number) => {
  let noise = 7;
  const next = () => {
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 0;
    return noise >>> 16;
  };
  return nameAttachment(
    Uint8Array.from({ length: bytes }, () => next()),
    "image/jpeg",
  );
};

describe("[4.9] unsent work that a camera has read", () => {
  it("[P22] is passed on in the next round, once; its own tablet counts it as unsent until it hears of it itself", async () => {
    const rosa = recruiter("r-shown");
    const tablet = await fieldTablet(rosa);
    const { coeId } = await signedCoe(tablet, "Uno", [], rosa.id);
    const before = await countUnsent(tablet.db);
    const work = await shown(tablet);
    expect(work).toMatchObject({ coes: 1, staying: 0, onlyByPassphrase: 0 });
    expect(await countUnsent(tablet.db)).toBe(before);
    expect(await tablet.db.handIns.count()).toBe(0);

    const colleague = await fieldTablet(recruiter("r-reader"));
    const texts = textsOf(work);
    await read(colleague.db, texts.slice(1).toReversed());
    expect(await readParcelsToPassOn(colleague.db)).toEqual([]);
    expect(await colleague.round()).toMatchObject({ outcome: "done" });
    expect(await held(coeId)).toEqual([]);
    await read(colleague.db, texts);
    expect(await gatheredParcels(colleague.db)).toEqual([]);
    expect(await readParcelsToPassOn(colleague.db)).toHaveLength(1);
    expect(await colleague.round()).toMatchObject({ outcome: "done", problem: null });
    const first = await held(coeId);
    expect(first).toHaveLength(1);
    expect(await readParcelsToPassOn(colleague.db)).toEqual([]);
    expect(await colleague.db.handIns.toArray()).toMatchObject([{ way: "carried" }]);

    await read(colleague.db, textsOf(await shown(tablet)));
    expect(await readParcelsToPassOn(colleague.db)).toEqual([]);
    await colleague.round();
    const another = await fieldTablet(recruiter("r-reader-2"));
    await read(another.db, texts);
    await another.round();
    expect(await held(coeId)).toEqual(first);
    await tablet.round();
    expect(await held(coeId)).toEqual(first);
    expect(await countUnsent(tablet.db)).toBe(0);
  });

  it("leaves a photo where it is and says so; the rest of the COE is with the State, which waits for the photo", async () => {
    const rosa = recruiter("r-photo-stays");
    const tablet = await fieldTablet(rosa);
    const { coeId } = await signedCoe(tablet, "Dos", [photoOf(90_000)], rosa.id);
    const work = await shown(tablet);
    expect(work).toMatchObject({ coes: 1, staying: 1 });
    const colleague = await fieldTablet(recruiter("r-reader-3"));
    await read(colleague.db, textsOf(work));
    await colleague.round();
    expect(await held(coeId)).toHaveLength(1);
    const judged = () =>
      state.store.reading
        .selectFrom("judgements")
        .innerJoin("revisions", "revisions.id", "judgements.revision_id")
        .select("judgements.complete")
        .where("revisions.coe_id", "=", coeId)
        .executeTakeFirst();
    expect(await judged()).toMatchObject({ complete: 0 });
    await tablet.round();
    expect(await judged()).toMatchObject({ complete: 1 });
    expect(await countUnsent(tablet.db)).toBe(0);
  });

  it("without a network, or when the answer breaks off, it waits for the round after", async () => {
    const rosa = recruiter("r-no-network");
    const tablet = await fieldTablet(rosa);
    const { coeId } = await signedCoe(tablet, "Tres", [], rosa.id);
    const colleague = await fieldTablet(recruiter("r-reader-4"));
    await read(colleague.db, textsOf(await shown(tablet)));
    const putRevision = async () => ({ ok: false, error: { code: "no-answer" } }) as const;
    const { transport } = colleague.carrying;
    expect(await colleague.round({ transport: { ...transport, putRevision } })).toMatchObject({ problem: "no-answer" });
    expect(await readParcelsToPassOn(colleague.db)).toHaveLength(1);
    await colleague.round();
    expect(await held(coeId)).toHaveLength(1);
  });

  it("what no State of ours takes is kept with the reason, and keeps nothing else from going", async () => {
    const rosa = recruiter("r-beside");
    const tablet = await fieldTablet(rosa);
    const { coeId } = await signedCoe(tablet, "Cuatro", [], rosa.id);
    const colleague = await fieldTablet(recruiter("r-reader-5"));
    const bytes = new TextEncoder().encode("no parcel at all");
    await keepReadParcel(colleague.db, { sha256: sha256OfBytes(bytes), bytes, envelopes: 1 }, morning);
    await read(colleague.db, textsOf(await shown(tablet)));
    expect(await colleague.round()).toMatchObject({ problem: null });
    expect(await readParcelsToPassOn(colleague.db)).toMatchObject([{ refused: "not-a-parcel" }]);
    expect(await held(coeId)).toHaveLength(1);
  });

  it("[P12] what the State's server stumbles over waits, and keeps nothing else from going", async () => {
    const colleague = await fieldTablet(recruiter("r-reader-6"));
    const coes: string[] = [];
    for (const name of ["Seis", "Siete"]) {
      const person = recruiter(`r-${name}`);
      const tablet = await fieldTablet(person);
      coes.push((await signedCoe(tablet, name, [], person.id)).coeId);
      await read(colleague.db, textsOf(await shown(tablet)));
    }
    const { transport } = colleague.carrying;
    const refused = { code: "refused", status: 500, problem: "unexpected", details: {}, retryAfterMs: null } as const;
    const putRevision = vi.fn(transport.putRevision).mockResolvedValueOnce({ ok: false, error: refused });
    expect(await colleague.round({ transport: { ...transport, putRevision } })).toMatchObject({ problem: "refused" });
    expect((await Promise.all(coes.map(held))).flat()).toHaveLength(1);
    expect(await readParcelsToPassOn(colleague.db)).toMatchObject([{ refused: null }]);
    // As everything that failed it is not tried again with the very next round, and whoever asks by hand does not wait.
    const again = vi.fn(transport.putRevision);
    await colleague.round({ transport: { ...transport, putRevision: again } });
    expect(again).not.toHaveBeenCalled();
    const inAnHour = colleague.carrying.ms() + 3_600_000;
    await colleague.round({ ms: () => inAnHour });
    expect((await Promise.all(coes.map(held))).flat()).toHaveLength(2);
    expect(await colleague.db.attempts.toArray()).toEqual([]);
  });

  it("read by the State's office it is handed in from there, once, and waits for two people", async () => {
    const rosa = recruiter("r-at-office");
    const tablet = await fieldTablet(rosa);
    const { coeId } = await signedCoe(tablet, "Cinco", [], rosa.id);
    const texts = textsOf(await shown(tablet));
    const dora: Person = { ...recruiter("d-1"), name: "Dora Practice", roles: ["data-specialist"] };
    const carrier = await state.enter(dora);
    const office = await freshTablet(carrier, dora);
    await read(office.db, texts);
    await office.round();
    expect(await readParcelsToPassOn(office.db)).toHaveLength(1);
    const offline: typeof carrier = { ...carrier, fetch: () => Promise.reject(new TypeError("offline")) };
    const around = { db: office.db, now: () => morning };
    expect(await passOnFromOffice(around, offline)).toEqual({ ok: false, error: { code: "no-answer" } });
    expect(await passOnFromOffice(around, carrier)).toEqual({ ok: true, value: 1 });
    expect(await readParcelsToPassOn(office.db)).toEqual([]);
    await read(office.db, texts);
    expect(await passOnFromOffice(around, carrier)).toEqual({ ok: true, value: 0 });
    const rescues = await listRescues(state.store, dora);
    expect(rescues.filter(({ handedInBy }) => handedInBy.id === dora.id)).toMatchObject([{ state: "waiting" }]);
    expect(await held(coeId)).toEqual([]);
  });

  it("an interrupted show is forgotten after a time, and one that was gone on with is not", async () => {
    const { db } = await fieldTablet(recruiter("r-interrupted"));
    const part = new Uint8Array(8);
    await keepPart(db, { parcel: "a".repeat(16), at: 0, count: 2, part }, morning);
    await keepPart(db, { parcel: "b".repeat(16), at: 0, count: 3, part }, morning);
    await keepPart(db, { parcel: "b".repeat(16), at: 1, count: 3, part }, later);
    await dropOldParts(db, later);
    expect((await gatheredParcels(db)).map(({ parcel }) => parcel)).toEqual(["b".repeat(16)]);
  });
});
